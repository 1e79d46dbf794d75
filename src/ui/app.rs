//! The app: opens the notebook, then shows the screen that the address names.

use leptos::prelude::*;
use leptos_router::components::{Route as At, Router, Routes};
use leptos_router::{Lazy, path};

use crate::session::{self, Opening, Session, Tone};
use crate::store::Store;

use super::pages::{NotFoundPage, OpeningPage, TodayPage};
use super::routes;
use super::screens;
use super::shell::Shell;

/// Said in a tab that was reloaded because another one put another notebook in the place of this one.
const REPLACED: &str = "In un’altra scheda il quaderno è tornato a com’era prima, o è ricominciato: questa si è ricaricata. Quello che stavi scrivendo lo ritrovi aprendo di nuovo il modulo; un file che stavi guardando va scelto di nuovo.";

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    routes::set_base(&session::page::base_path());
    screens::fetch_ahead(&session::page::path());
    session::page::places::follow();
    session::page::press_once();
    let opening: RwSignal<Option<Opening>, LocalStorage> = RwSignal::new_local(None);
    leptos::task::spawn_local(async move {
        let opened = session::open().await;
        session::page::end_start();
        if !matches!(opened, Opening::Ready(..)) {
            session::page::still::end();
        }
        if let Opening::Ready(session, _) = &opened
            && session::page::was_replaced()
        {
            session.tell(Tone::Info, REPLACED);
        }
        opening.set(Some(opened));
    });
    move || {
        opening.with(|opening| match opening {
            None | Some(Opening::Rescue) => ().into_any(),
            Some(Opening::Ready(session, store)) => {
                view! { <Notebook session=*session store=*store /> }.into_any()
            }
            Some(Opening::NoData(error)) => {
                let error = error.clone();
                view! { <OpeningPage why=super::pages::Closed::NoData(error) /> }.into_any()
            }
            Some(Opening::Wait(error)) => {
                let error = error.clone();
                view! { <OpeningPage why=super::pages::Closed::Wait(error) /> }.into_any()
            }
        })
    }
}

/// The open notebook: the two contexts that pages may take, and the screens.
#[component]
fn Notebook(session: Session, store: Store) -> impl IntoView {
    provide_context(session);
    provide_context(store);
    view! {
        <Router base=routes::base()>
            <Shell>
                <Routes fallback=|| view! { <NotFoundPage /> }>
                    <At path=path!("/") view=TodayPage />
                    <At path=path!("/guida") view={Lazy::<screens::Guide>::new()} />
                    <At path=path!("/guida/:id") view={Lazy::<screens::Service>::new()} />
                    <At path=path!("/territori") view={Lazy::<screens::Territories>::new()} />
                    <At path=path!("/territori/:id") view={Lazy::<screens::Territory>::new()} />
                    <At path=path!("/reti") view={Lazy::<screens::Networks>::new()} />
                    <At path=path!("/gruppi") view={Lazy::<screens::Groups>::new()} />
                    <At path=path!("/gruppi/:id") view={Lazy::<screens::Group>::new()} />
                    <At path=path!("/incontri") view={Lazy::<screens::Meetings>::new()} />
                    <At path=path!("/incontri/:id") view={Lazy::<screens::Meeting>::new()} />
                    <At path=path!("/mappatura") view={Lazy::<screens::Mapping>::new()} />
                    <At path=path!("/mappatura/:id") view={Lazy::<screens::MappingSheet>::new()} />
                    <At path=path!("/osservatorio") view={Lazy::<screens::Observatory>::new()} />
                    <At path=path!("/scambio") view={Lazy::<screens::Exchange>::new()} />
                    <At path=path!("/scambio/conflitti") view={Lazy::<screens::Conflicts>::new()} />
                    <At path=path!("/impostazioni") view={Lazy::<screens::Settings>::new()} />
                </Routes>
            </Shell>
        </Router>
    }
}

/// The store, from the context of the open notebook.
pub fn store() -> Store {
    expect_context()
}

/// The session, from the context of the open notebook.
pub fn session() -> Session {
    expect_context()
}
