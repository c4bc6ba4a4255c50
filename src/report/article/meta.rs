//! What a page says of itself in its head: title, day of publication, address, language, and the article's text as the page
//! hands it to search engines.

use dom_query::Document;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::{date, text};

/// A page's own statements about itself.
#[derive(Debug, Default)]
pub struct Meta {
    pub title: String,
    pub published: Option<Date>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// The `articleBody` of its JSON-LD.
    pub body: Option<String>,
}

/// schema.org types that are articles; any type that ends in one of these counts ("ReportageNewsArticle").
const ARTICLES: &[&str] = &["Article", "BlogPosting", "Report", "Review"];

/// Reads the head of a page, the most reliable source first. `json_ld` is the page's.
pub fn read(doc: &Document, json_ld: &[Value]) -> Meta {
    let mut linked = Vec::new();
    json_ld.iter().for_each(|value| articles(value, &mut linked));
    let stated = |key: &str| linked.iter().find_map(|object| string(object.get(key)?));
    let heading = sole_heading(doc);
    Meta {
        title: heading
            .or_else(|| meta(doc, &["og:title", "twitter:title", "dc.title", "parsely-title"]))
            .or_else(|| stated("headline"))
            .or_else(|| tidy(&doc.select_single("head title").text()))
            .unwrap_or_default(),
        published: published(doc, &linked),
        url: attribute(doc, "link[rel=canonical]", "href").or_else(|| meta(doc, &["og:url"])).or_else(|| stated("url")),
        language: attribute(doc, "html[lang]", "lang")
            .or_else(|| meta(doc, &["content-language", "og:locale"]))
            .or_else(|| stated("inLanguage"))
            .map(|tag| tag.replace('_', "-")),
        body: stated("articleBody"),
    }
}

/// The day of publication: what is stated for machines first, then a date shown to readers, then one in the address.
fn published(doc: &Document, linked: &[&Map<String, Value>]) -> Option<Date> {
    let stated = linked.iter().find_map(|object| date::parse(&string(object.get("datePublished")?)?));
    let names = [
        "article:published_time",
        "og:published_time",
        "og:article:published_time",
        "datepublished",
        "date.published",
        "article.published",
        "publishdate",
        "publish-date",
        "publish_date",
        "published-date",
        "pubdate",
        "parsely-pub-date",
        "sailthru.date",
        "article_date_original",
        "originalpublicationdate",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.created",
        "dcterms.date",
        "dc.date.created",
        "cxenseparse:recs:publishtime",
        "weibo:article:create_at",
        "date",
    ];
    stated
        .or_else(|| names.iter().find_map(|name| date::parse(&meta(doc, &[name])?)))
        .or_else(|| dated(doc, "[itemprop~=datePublished]"))
        .or_else(|| dated(doc, "time[pubdate]"))
        .or_else(|| dated(doc, "article time[datetime], main time[datetime]"))
        .or_else(|| dated(doc, "time[datetime]"))
        .or_else(|| {
            let address = attribute(doc, "link[rel=canonical]", "href").or_else(|| meta(doc, &["og:url"]))?;
            date::in_address(&address)
        })
}

/// The first date that an element with this selector states.
fn dated(doc: &Document, selector: &str) -> Option<Date> {
    doc.select(selector).nodes().iter().find_map(|node| {
        ["datetime", "content", "title"]
            .iter()
            .find_map(|name| date::parse(&node.attr(name)?))
            .or_else(|| date::parse(&node.text()))
    })
}

/// The page's one first heading. Several are as good as none: sites put their name in one.
fn sole_heading(doc: &Document) -> Option<String> {
    let headings = doc.select("h1");
    let mut texts = headings.nodes().iter().filter_map(|node| tidy(&node.text()));
    let first = texts.next()?;
    // A site's name or a section is no headline.
    (texts.all(|other| other == first) && first.split(' ').count() > 3).then_some(first)
}

/// The content of the first meta element with one of these names, in the order of the names; case does not count.
fn meta(doc: &Document, names: &[&str]) -> Option<String> {
    let metas = doc.select("meta[content]");
    names.iter().find_map(|name| {
        metas.nodes().iter().find_map(|node| {
            let named = ["property", "name", "itemprop", "http-equiv"]
                .iter()
                .any(|key| node.attr(key).is_some_and(|value| value.trim().eq_ignore_ascii_case(name)));
            if named { tidy(&node.attr("content")?) } else { None }
        })
    })
}

fn attribute(doc: &Document, selector: &str, name: &str) -> Option<String> {
    doc.select(selector).nodes().iter().find_map(|node| tidy(&node.attr(name)?))
}

/// The page's JSON-LD, in its order; what is no JSON is left out, as search engines do.
pub fn json_ld(doc: &Document) -> Vec<Value> {
    let scripts = doc.select("script[type='application/ld+json']");
    let parsed = scripts.nodes().iter().filter_map(|script| {
        // Raw line ends within strings are a common fault; JSON takes a space wherever it takes a line end.
        let text: String = script.text().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let text = text.trim().trim_end_matches(';');
        let text = text.strip_prefix("<![CDATA[").and_then(|t| t.strip_suffix("]]>")).unwrap_or(text);
        // serde_json refuses what nests deeper than 128, so nothing that walks through it recurses without end.
        serde_json::from_str(text).ok()
    });
    parsed.collect()
}

/// The articles among JSON-LD objects, in their order.
fn articles<'v>(value: &'v Value, found: &mut Vec<&'v Map<String, Value>>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| articles(value, found)),
        Value::Object(object) => {
            let is_article = match object.get("@type") {
                Some(Value::String(name)) => article_type(name),
                Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(article_type),
                _ => false,
            };
            if is_article {
                found.push(object);
            } else {
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    object.get(key).into_iter().for_each(|inner| articles(inner, found));
                }
            }
        }
        _ => {}
    }
}

fn article_type(name: &str) -> bool {
    ARTICLES.iter().any(|article| name.ends_with(article))
}

/// A text in JSON-LD, which may hold entities and be one of a list.
fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.contains(['&', '<']) => tidy(&self::text(text)),
        Value::String(text) => tidy(text),
        Value::Array(values) => string(values.first()?),
        Value::Object(object) => string(object.get("@value").or(object.get("@id"))?),
        _ => None,
    }
}

/// White space collapsed; none if nothing is left.
fn tidy(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
