//! Addresses of reports: only those that are safe to show and to follow.

use url::Url;

use super::limits::MOST_ADDRESS;

/// Why an address is not kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("it is no address")]
    Syntax,
    #[error("it begins with {0}:, not with https: or http:")]
    Scheme(String),
    #[error("it holds a user name or a password")]
    Credentials,
    #[error("it is longer than {MOST_ADDRESS} bytes")]
    Long,
}

/// An http or https address without credentials, written as browsers write it: what could mislead a reader's eye (spaces, marks of
/// direction, letters that look like others in the host) is escaped. A relative address counts from `base`.
pub fn address(text: &str, base: Option<&str>) -> Result<String, Unfit> {
    let text = text.trim();
    let url = match (Url::parse(text), base) {
        (Err(url::ParseError::RelativeUrlWithoutBase), Some(base)) if !text.is_empty() => {
            Url::parse(base).and_then(|base| base.join(text))
        }
        (url, _) => url,
    };
    let url = url.map_err(|_| Unfit::Syntax)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Unfit::Scheme(url.scheme().to_owned()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Unfit::Credentials);
    }
    let url = String::from(url);
    if url.len() > MOST_ADDRESS { Err(Unfit::Long) } else { Ok(url) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_safe_to_follow() {
        let scheme = |name: &str| Err(Unfit::Scheme(name.into()));
        for (text, base, expected) in [
            ("https://news.example/a?b#c", None, Ok("https://news.example/a?b#c".into())),
            (" HTTP://News.Example ", None, Ok("http://news.example/".into())),
            ("/a", Some("https://news.example/b/c"), Ok("https://news.example/a".into())),
            ("//other.example/a", Some("https://news.example"), Ok("https://other.example/a".into())),
            ("https://news.example/\u{202e}a b", None, Ok("https://news.example/%E2%80%AEa%20b".into())),
            ("https://nеws.example/", None, Ok("https://xn--nws-rdd.example/".into())),
            ("javascript:alert(1)", None, scheme("javascript")),
            ("java\nscript:alert(1)", Some("https://news.example"), scheme("javascript")),
            ("data:text/html,x", None, scheme("data")),
            ("file:///etc/passwd", None, scheme("file")),
            ("javascript:alert(1)", Some("https://news.example"), scheme("javascript")),
            ("https://user:secret@news.example/", None, Err(Unfit::Credentials)),
            ("https://user@news.example/", None, Err(Unfit::Credentials)),
            ("/a", None, Err(Unfit::Syntax)),
            ("/a", Some("javascript:x"), Err(Unfit::Syntax)),
            ("https://", None, Err(Unfit::Syntax)),
            ("", Some("https://news.example"), Err(Unfit::Syntax)),
        ] {
            assert_eq!(address(text, base), expected, "{text:?}");
        }
        assert_eq!(address(&format!("https://news.example/{}", "a".repeat(3000)), None), Err(Unfit::Long));
    }
}
