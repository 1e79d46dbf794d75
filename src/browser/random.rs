//! Fresh randomness from the browser's own generator.

use wasm_bindgen::UnwrapThrowExt;

use super::foreign::window;

const BASE36: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Fresh random bytes, good enough for keys. Every browser that runs WebAssembly has them, also over
/// plain http; were they missing the page would stop, for an identifier drawn twice loses work.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut drawn = [0; N];
    let crypto = window().crypto().expect_throw("a page has crypto.getRandomValues");
    // The browser gives at most this many at a time.
    for part in drawn.chunks_mut(65_536) {
        crypto.get_random_values_with_u8_array(part).expect_throw("getRandomValues fills 64 KiB");
    }
    drawn
}

/// Random text of `length` characters, digits and lowercase letters, each as likely.
pub fn random_text(length: usize) -> String {
    let mut text = String::with_capacity(length);
    while text.len() < length {
        // 252 = 7 × 36: the four values above it would favour the first digits.
        let fair = bytes::<32>().into_iter().filter(|byte| *byte < 252);
        text.extend(fair.take(length - text.len()).map(|byte| char::from(BASE36[usize::from(byte % 36)])));
    }
    text
}
