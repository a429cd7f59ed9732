//! A client of Intercom's API.

use backon::{ExponentialBuilder, Retryable};
use intercom_errors::{ApiError, Attempts, Detail, ErrorCode, Idempotency, RateLimit};
use reqwest::Method;

/// A client of Intercom's API.
pub struct Client {
    http: reqwest::Client,
    address: String,
}

/// A failed request.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Intercom, or something on the way to it, refused the request.
    #[error("the request was refused")]
    Api(#[from] ApiError<'static>),
    /// There is no response.
    #[error("there is no response")]
    Transport(#[from] reqwest::Error),
}

impl Client {
    /// Makes a client for this address.
    ///
    /// # Errors
    /// Those of reqwest.
    pub fn new(address: String) -> Result<Self, Error> {
        Ok(Self { http: reqwest::Client::builder().no_proxy().build()?, address })
    }

    /// Returns a contact, or `None` if it does not exist.
    ///
    /// # Errors
    /// Any other failure.
    pub async fn contact(&self, id: &str) -> Result<Option<String>, Error> {
        match self.send(Method::GET, &format!("/contacts/{id}"), "").await {
            Ok(contact) => Ok(Some(contact)),
            Err(Error::Api(error)) if error.has(ErrorCode::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Creates a contact, or updates the one that exists already.
    ///
    /// # Errors
    /// Any failure.
    pub async fn save_contact(&self, contact: &str) -> Result<String, Error> {
        match self.send(Method::POST, "/contacts", contact).await {
            Err(Error::Api(error)) => match error.detail() {
                Some(Detail::ContactExists { id, archived: false, .. }) => {
                    self.send(Method::PUT, &format!("/contacts/{id}"), contact).await
                }
                _ => Err(error.into()),
            },
            result => result,
        }
    }

    /// Sends a request, and sends it again if that helps.
    async fn send(&self, method: Method, path: &str, body: &str) -> Result<String, Error> {
        let mut attempts = Attempts::new(Idempotency::from(&method)).jitter(fastrand::f64);
        let send = || self.send_once(method.clone(), path, body);
        send.retry(ExponentialBuilder::default())
            .adjust(|error, _| match error {
                Error::Api(error) => attempts.next_delay(error),
                Error::Transport(_) => None,
            })
            .notify(|error, delay| tracing::warn!(?error, ?delay, "the request is sent again"))
            .await
            .inspect_err(|error| {
                if let Error::Api(error) = error {
                    tracing::error!(error.type = error.error_type(), "{error}: {}", error.advice());
                }
            })
    }

    async fn send_once(&self, method: Method, path: &str, body: &str) -> Result<String, Error> {
        let request = self.http.request(method, format!("{}{path}", self.address)).body(body.to_owned());
        let response = request.send().await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await?;
        if let Some(error) = ApiError::from_response(status.as_u16(), &headers, &body) {
            return Err(error.into_owned().into());
        }
        if let Some(pause) = RateLimit::from_headers(&headers).pause() {
            tokio::time::sleep(pause).await;
        }
        Ok(String::from_utf8_lossy(&body).into_owned())
    }
}
