//! What the names of an element (class, id, role) say about its text.

use dom_query::NodeRef;

/// What an element's names make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Beside the article: related links, comments, sharing, newsletters, adverts, the author's life.
    Beside,
    /// About the article: time, section.
    About,
    /// Text of a picture.
    Caption,
    /// A picture with its text, or something around both.
    Picture,
}

/// Words of names that stand for what is beside an article, or sums it up over its head. Two words stand for two that follow each other.
const BESIDE: &[&str] = &[
    "actions", "ad slot", "ad unit", "addthis", "addtoany", "advert", "advertisement", "adverts", "affiliate",
    "also like", "author", "authors", "bio", "breadcrumb", "breadcrumbs", "byline", "bylines", "carousel",
    "comment form", "comment list", "commentlist", "comments", "consent", "cookie", "cookies", "copyright", "cta",
    "deck", "dek", "disqus", "donate", "follow", "gallery", "gdpr", "inline promo", "interstitial", "lightbox",
    "login", "menu", "modal", "more from", "more in", "more news", "more on", "more stories", "most popular",
    "most read", "most viewed", "mostpopular", "mostread", "nav", "navigation", "newsletter", "newsletters",
    "next article", "outbrain", "pager", "pagination", "poll", "popover", "popup", "promo", "promos", "promotion",
    "quiz", "read also", "read more", "read next", "recirc", "recirculation", "recommend", "recommendation",
    "recommendations", "recommended", "registration", "related", "relatedposts", "reply", "respond", "rollover block",
    "share", "sharebar", "sharedaddy", "sharing", "shares", "sidebar", "sign up", "signup", "similar", "skip link",
    "slideshow", "social", "sponsor", "sponsored", "sponsors", "standfirst", "subscribe", "subscription", "subtitle",
    "taboola", "tag cloud", "tag list", "taglist", "tags", "teaser", "teasers", "ticker", "toolbar", "tooltip",
    "top stories", "trending", "upsell", "whatsapp", "widget", "widgets",
];

/// Words of names that stand for what is about an article.
const ABOUT: &[&str] = &[
    "categories", "category", "date", "dateline", "dates", "eyebrow", "kicker", "meta", "metadata", "posted",
    "postinfo", "postmeta", "pubdate", "publish", "published", "read time", "reading time", "readtime", "submitted",
    "time stamp", "timestamp", "updated", "views",
];

/// Words of names that stand for the text of a picture.
const CAPTION: &[&str] =
    &["caption", "captions", "figcaption", "image credit", "imagecaption", "imgcaption", "photo credit", "photocredit"];

/// Words of names that stand for a picture with its text, if there is a picture.
const PICTURE: &[&str] = &["image", "img", "photo", "picture"];

/// Values of `role` and `itemprop` that say it outright.
const ROLES: &[&str] =
    &["complementary", "contentinfo", "dialog", "menu", "menubar", "navigation", "search", "toolbar"];

/// What an element's names say; none for most.
pub fn hint(node: &NodeRef) -> Option<Hint> {
    if node.attr("role").is_some_and(|role| ROLES.contains(&role.as_ref())) {
        return Some(Hint::Beside);
    }
    if let Some(property) = node.attr("itemprop") {
        match property.as_ref() {
            "author" | "dateModified" | "datePublished" | "keywords" | "publisher" => return Some(Hint::About),
            "caption" => return Some(Hint::Caption),
            _ => {}
        }
    }
    let class = node.attr("class").unwrap_or_default();
    let id = node.attr("id").unwrap_or_default();
    if class.is_empty() && id.is_empty() {
        return None;
    }
    // The more harmless reading first: a caption in a gallery is a caption.
    let names: Vec<Vec<String>> = class.split_whitespace().chain([&*id]).map(words).collect();
    let says = |list: &[&str]| names.iter().any(|name| list.iter().any(|words| holds(name, words)));
    [(CAPTION, Hint::Caption), (BESIDE, Hint::Beside), (ABOUT, Hint::About), (PICTURE, Hint::Picture)]
        .into_iter()
        .find_map(|(list, hint)| says(list).then_some(hint))
}

/// The words of a name: "articleShare-top" holds article, share, top.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in name.chars() {
        let parts = !c.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase());
        if parts {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut()
            && c.is_alphanumeric()
        {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a name holds a word, or two words side by side. "no-share" and "non-ad" say the opposite.
fn holds(name: &[String], sought: &str) -> bool {
    let sought: Vec<&str> = sought.split(' ').collect();
    let denied =
        |at: usize| at > 0 && matches!(name[at - 1].as_str(), "no" | "non" | "not" | "has" | "with" | "without");
    name.windows(sought.len()).enumerate().any(|(at, window)| window == sought.as_slice() && !denied(at))
}

#[cfg(test)]
mod tests {
    use super::{holds, words};

    #[test]
    fn names_are_cut_into_words() {
        assert_eq!(words("InlineImage-imageEmbedCaption"), ["inline", "image", "image", "embed", "caption"]);
        assert_eq!(words("content__header--no-promo"), ["content", "header", "no", "promo"]);
        assert!(holds(&words("js-readMore"), "read more"));
        assert!(!holds(&words("content__header--no-promo"), "promo"));
        assert!(!holds(&words("has-share"), "share") && !holds(&words("shareholder"), "share"));
    }
}
