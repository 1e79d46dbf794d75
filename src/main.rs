//! Mounts the app; nothing else.

use filo::browser::device;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = filoPanic)]
    fn filo_panic(message: &str);
}

fn main() {
    std::panic::set_hook(Box::new(|info| filo_panic(&info.to_string())));
    mount_to_body(|| {
        view! {
            <main id="contenuto">
                <h1>"Filò"</h1>
            </main>
        }
    });
    device::mark_ready("working");
}
