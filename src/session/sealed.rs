//! Opening a sealed file: what it says of itself, then the passphrase, then the reading of every file.

use crate::browser::{CryptoError, crypto, files};
use crate::exchange::{LARGEST, ReadError, Sealed, Trust, read_bytes, read_sealed, sealed};

use super::Session;
use super::importing::{ImportError, Incoming};
use super::working::Work;

/// A sealed file that waits for its passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The name of the file.
    pub file_name: String,
    sealed: Sealed,
}

impl From<CryptoError> for ImportError {
    fn from(error: CryptoError) -> Self {
        match error {
            CryptoError::Unavailable => ImportError::NoCiphers,
            CryptoError::DoesNotOpen => ImportError::WrongPassphrase,
            CryptoError::Failed { message } => ImportError::NotUnsealed { message },
        }
    }
}

impl Session {
    /// Looks at a sealed file as far as that goes without its passphrase. Nothing changes.
    pub async fn look_at_sealed(&self, file: web_sys::File) -> Result<Closed, ImportError> {
        let file_name = file.name();
        let bytes = files::read_file(file, LARGEST as u64).await.map_err(ImportError::File)?;
        let text = str::from_utf8(&bytes).map_err(|_| ImportError::Read(ReadError::NotText))?;
        self.look_at_sealed_text(file_name, text)
    }

    /// The same of a text that came without a file.
    pub fn look_at_sealed_text(&self, file_name: String, text: &str) -> Result<Closed, ImportError> {
        let sealed = read_sealed(text).map_err(ImportError::Sealed)?;
        if !crypto::available() {
            return Err(ImportError::NoCiphers);
        }
        Ok(Closed { file_name, sealed })
    }

    /// Opens a sealed file and says what it would bring. Nothing changes.
    pub async fn unseal(&self, closed: &Closed, passphrase: &str) -> Result<Incoming, ImportError> {
        let working = self.work();
        working.on(Work::MakingKey).await;
        let Sealed { parameters, data } = &closed.sealed;
        let key = sealed::passphrase_bytes(passphrase);
        let key = crypto::derive(&key, &parameters.salt, parameters.iterations).await?;
        working.on(Work::Unsealing).await;
        let beside = parameters.authenticated();
        let plain = crypto::decrypt(&key, &parameters.iv, beside.as_bytes(), data).await?;
        working.on(Work::Comparing).await;
        let reading = read_bytes(&plain, Trust::File).map_err(|error| match error {
            // A seal inside a seal is nothing that Filò writes.
            ReadError::Sealed => ImportError::Read(ReadError::NotOurs),
            error => ImportError::Read(error),
        })?;
        self.preview(closed.file_name.clone(), reading)
    }
}
