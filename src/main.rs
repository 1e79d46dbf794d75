//! Mounts the app; nothing else.

fn main() {
    filo::session::page::show_rescue_on_panic();
    leptos::mount::mount_to_body(filo::ui::app::App);
}
