//! Closing and opening bytes with a passphrase, by the browser's own ciphers: PBKDF2-SHA-256 to AES-256-GCM.

use std::fmt;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use super::foreign::{self, window};

/// Why nothing was closed or opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CryptoError {
    /// The page did not come over https: browsers have no ciphers then.
    Unavailable,
    /// The passphrase is not the one, or what was closed is not as it was.
    DoesNotOpen,
    /// Something else.
    Failed {
        /// What the browser said, untranslated.
        message: String,
    },
}

impl fmt::Display for CryptoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable => f.write_str("no ciphers outside a secure context"),
            Self::DoesNotOpen => f.write_str("the key does not open it"),
            Self::Failed { message } => f.write_str(message),
        }
    }
}

impl std::error::Error for CryptoError {}

/// A key, which never leaves the browser's own keeping.
#[derive(Clone, Debug)]
pub struct Key(CryptoKey);

/// Whether the browser closes and opens files here.
pub fn available() -> bool {
    subtle().is_ok()
}

fn subtle() -> Result<SubtleCrypto, CryptoError> {
    let crypto = foreign::member(&window(), "crypto").ok_or(CryptoError::Unavailable)?;
    let subtle = foreign::member(&crypto, "subtle").ok_or(CryptoError::Unavailable)?;
    Ok(subtle.unchecked_into())
}

fn failed(error: JsValue) -> CryptoError {
    CryptoError::Failed { message: foreign::error_message(&error) }
}

fn uses(words: &[&str]) -> JsValue {
    words.iter().map(|word| JsValue::from_str(word)).collect::<Array>().into()
}

fn text(word: &str) -> JsValue {
    JsValue::from_str(word)
}

/// Bytes of our own memory as a copy that the browser may read while we go on.
fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// The SHA-256 of bytes, made beside whatever we do meanwhile: it begins at once.
///
/// # Errors
/// `Unavailable` or `Failed`.
pub fn sha256(bytes: &[u8]) -> impl Future<Output = Result<Vec<u8>, CryptoError>> + use<> {
    let hashing =
        subtle().and_then(|subtle| subtle.digest_with_str_and_u8_array("SHA-256", bytes).map_err(failed));
    async move {
        let hash = JsFuture::from(hashing?).await.map_err(failed)?;
        Ok(Uint8Array::new(&hash).to_vec())
    }
}

/// Makes a key of a passphrase: as much work as `iterations` says.
///
/// # Errors
/// `Unavailable` or `Failed`.
pub async fn derive(passphrase: &[u8], salt: &[u8], iterations: u32) -> Result<Key, CryptoError> {
    let subtle = subtle()?;
    let base = subtle
        .import_key_with_str("raw", bytes(passphrase).unchecked_ref(), "PBKDF2", false, &uses(&["deriveKey"]))
        .map_err(failed)?;
    let base: CryptoKey = JsFuture::from(base).await.map_err(failed)?.unchecked_into();
    let how = foreign::object(&[
        ("name", text("PBKDF2")),
        ("hash", text("SHA-256")),
        ("salt", bytes(salt)),
        ("iterations", iterations.into()),
    ]);
    let wanted = foreign::object(&[("name", text("AES-GCM")), ("length", 256.into())]);
    let key = subtle
        .derive_key_with_object_and_object(
            how.unchecked_ref(),
            &base,
            wanted.unchecked_ref(),
            false,
            &uses(&["encrypt", "decrypt"]),
        )
        .map_err(failed)?;
    Ok(Key(JsFuture::from(key).await.map_err(failed)?.unchecked_into()))
}

fn cipher(iv: &[u8], beside: &[u8]) -> JsValue {
    foreign::object(&[
        ("name", text("AES-GCM")),
        ("iv", bytes(iv)),
        ("additionalData", bytes(beside)),
        ("tagLength", 128.into()),
    ])
}

/// Closes bytes; `beside` stays readable and is authenticated with them. An `iv` is used once with a key.
///
/// # Errors
/// `Unavailable` or `Failed`.
pub async fn encrypt(key: &Key, iv: &[u8], beside: &[u8], plain: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let cipher = cipher(iv, beside);
    let closing = subtle()?
        .encrypt_with_object_and_js_u8_array(cipher.unchecked_ref(), &key.0, &Uint8Array::from(plain))
        .map_err(failed)?;
    let closed = JsFuture::from(closing).await.map_err(failed)?;
    Ok(Uint8Array::new(&closed).to_vec())
}

/// Opens what was closed.
///
/// # Errors
/// `DoesNotOpen`, whether the key is another one or a bit has changed: the cipher does not tell. `Unavailable` or
/// `Failed` otherwise.
pub async fn decrypt(key: &Key, iv: &[u8], beside: &[u8], closed: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let cipher = cipher(iv, beside);
    let opening = subtle()?
        .decrypt_with_object_and_js_u8_array(cipher.unchecked_ref(), &key.0, &Uint8Array::from(closed))
        .map_err(failed)?;
    match JsFuture::from(opening).await {
        Ok(plain) => Ok(Uint8Array::new(&plain).to_vec()),
        Err(error) if foreign::error_name(&error) == "OperationError" => Err(CryptoError::DoesNotOpen),
        Err(error) => Err(failed(error)),
    }
}
