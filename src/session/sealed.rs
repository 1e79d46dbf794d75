//! Opening a sealed file while it is read: what it says of itself, then the passphrase, as often as it takes, then what
//! is inside as if it had come open.

use std::cell::RefCell;
use std::future::poll_fn;
use std::task::{Poll, Waker};

use leptos::prelude::*;

use crate::browser::{CryptoError, crypto};
use crate::exchange::{ReadError, SealError, Sealed, read_sealed, sealed};

use super::Session;
use super::importing::ImportError;
use super::working::{Work, Working};

/// A sealed file that waits for its passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The name of the file.
    pub file_name: String,
    /// How many passphrases did not open it. One that was changed by a forger opens with none, which nobody can tell
    /// from a passphrase that is not the right one.
    pub wrong: u32,
}

/// An answer that a person will give: a passphrase, or that the file stays closed.
#[derive(Default)]
pub(super) struct Awaited {
    answer: RefCell<Option<Option<String>>>,
    waker: RefCell<Option<Waker>>,
}

impl Awaited {
    fn give(&self, answer: Option<String>) {
        self.answer.replace(Some(answer));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    /// Forgets what was answered to an earlier question.
    fn begin(&self) {
        self.answer.replace(None);
    }

    /// Whether the person gave up while a passphrase was being tried.
    fn is_given_up(&self) -> bool {
        matches!(*self.answer.borrow(), Some(None))
    }

    async fn next(&self) -> Option<String> {
        poll_fn(|context| match self.answer.take() {
            Some(answer) => Poll::Ready(answer),
            None => {
                self.waker.replace(Some(context.waker().clone()));
                Poll::Pending
            }
        })
        .await
    }
}

impl From<SealError> for ImportError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Read(error) => ImportError::Read(error),
            error => ImportError::Sealed(error),
        }
    }
}

impl Session {
    /// The sealed file that waits for its passphrase, if any.
    pub fn asked_passphrase(&self) -> Signal<Option<Asked>> {
        self.asked_passphrase.into()
    }

    /// Answers with the passphrase of the file that waits, or that it stays closed.
    pub fn answer_passphrase(&self, passphrase: Option<String>) {
        self.inner().passphrase.give(passphrase);
    }

    /// What is inside a sealed file; of any other, its own bytes. Nothing changes.
    pub(super) async fn without_seal(
        &self,
        file_name: &str,
        bytes: Vec<u8>,
        working: &Working,
    ) -> Result<Vec<u8>, ImportError> {
        let Some(text) = std::str::from_utf8(&bytes).ok().filter(|_| sealed::may_be_sealed(&bytes)) else {
            return Ok(bytes);
        };
        let closed = match read_sealed(text) {
            // It speaks of seals and is none.
            Err(SealError::Read(ReadError::NotOurs)) => return Ok(bytes),
            closed => closed?,
        };
        if !crypto::available() {
            return Err(ImportError::NoCiphers);
        }
        let outcome = self.unsealed(file_name, &closed, working).await;
        self.asked_passphrase.set(None);
        let plain = outcome?;
        let again = std::str::from_utf8(&plain).is_ok_and(|text| read_sealed(text).is_ok());
        // A seal inside a seal is nothing that Filò writes.
        if again { Err(ImportError::Read(ReadError::NotOurs)) } else { Ok(plain) }
    }

    async fn unsealed(
        &self,
        file_name: &str,
        closed: &Sealed,
        working: &Working,
    ) -> Result<Vec<u8>, ImportError> {
        let (inner, Sealed { parameters, data }) = (self.inner(), closed);
        inner.passphrase.begin();
        let beside = parameters.authenticated();
        for wrong in 0.. {
            self.asked_passphrase.set(Some(Asked { file_name: file_name.to_owned(), wrong }));
            working.on(Work::AskingPassphrase).await;
            let Some(passphrase) = inner.passphrase.next().await else { break };
            working.on(Work::MakingKey).await;
            let key = sealed::passphrase_bytes(&passphrase);
            let opened = match crypto::derive(&key, &parameters.salt, parameters.iterations).await {
                Ok(key) => {
                    working.on(Work::Unsealing).await;
                    crypto::decrypt(&key, &parameters.iv, beside.as_bytes(), data).await
                }
                Err(error) => Err(error),
            };
            match opened {
                Err(CryptoError::DoesNotOpen) => {}
                Err(CryptoError::Unavailable) => return Err(ImportError::NoCiphers),
                Err(CryptoError::Failed { message }) => return Err(ImportError::NotUnsealed { message }),
                Ok(_) if inner.passphrase.is_given_up() => break,
                Ok(plain) => return Ok(plain),
            }
        }
        Err(ImportError::LeftClosed)
    }
}
