//! Mounts the app; nothing else.

/// A notebook is a hundred thousand small texts: reading one is to a good part asking for memory.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    filo::session::page::show_rescue_on_panic();
    leptos::mount::mount_to_body(filo::ui::app::App);
}
