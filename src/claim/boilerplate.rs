//! What stands among an article's blocks and states nothing: credits, invitations, chrome of the site.

use std::sync::LazyLock;

use regex::RegexSet;

use crate::text::normalise::fold;

/// Lines that are never claims, folded.
static CHROME: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
    set(&[
        // Labels with a colon or a bar, and credits.
        r"^ *(photo|photos|image|picture|drawing|graphic|illustration|map|video|credit|source|file photo|watch|listen|read also|read more|read next|see also|related|advertisement|sponsored|subscribe|sign up|log in|share|follow|tags?|topics?|updated|published|by|copyright) *[:|/]",
        r"(getty images|afp via|associated press /|/ ?(afp|ap|reuters|epa)( |$)|file photo|all rights reserved)",
        // The site speaking of itself and to its visitors.
        r"(^| )(cookies?|privacy (policy|notice)|terms of (use|service)|newsletters?|subscrib[a-z]*|sign(ed)? up|sign(ed)? in|log in|your account|your browser|javascript|click (here|to)|full screen|(view|show|post|leave|add|0) (all )?comments?|inline feedbacks?|notify of|unsubscribe|follow us|share this|hidden content|formatting|clipboard|insert images?|emoji|your link has|paste as|registered users|reply to this|recommended posts?)( |[.,!:]|$)",
        r"^(we are|we're|our (team|mission|journalists)|about us|contact us|support us|donate|additional reporting|editing by|reporting by|with (reporting|files) (by|from)|this (article|story) (was|has been|originally)|read (also|more)|more (from|on)|you may also|related:|connect with us|hi, what|jump to)",
        // Forums and comment boxes.
        r"^(your (e-?mail|name|comment|address)|you (must|need to) (be )?log|log in to|please log|comments are closed|posted|joined|last edited|last updated|updated|estimated reading|this (video|content|article) is (not|only) available|support our|[a-z0-9_]+ has been a member)( |:)",
        r"^(a )?(quote from|photo by|image by|picture by|video by|graphic by|illustration by)[ :]",
    ])
});

/// Words in capitals at the head of a line that point to another page.
static POINTERS: LazyLock<Option<RegexSet>> =
    LazyLock::new(|| set(&[r"^(PREV|NEXT|WATCH|READ|ALSO|MORE|LIVE|RELATED|SEE ALSO) "]));

/// Lines after which an article has ended, where nothing long follows; folded.
static TAIL: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
    set(&[
        r"^ *(you (may|might) also (like|be interested)|related (articles|stories|posts|news|topics)|more (stories|news|from)[a-z0-9 ]{0,30}$|click to comment|leave a (comment|reply)|comments?( \([0-9]+\))?$|join the conversation|recommended( for you)?$|read next|most (read|popular)|latest (news|stories)|trending|what's next|about the author)",
    ])
});

fn set(patterns: &[&str]) -> Option<RegexSet> {
    RegexSet::new(patterns.iter().map(|pattern| format!("(?-u){pattern}"))).ok()
}

/// Whether a line is the site's, not the article's.
pub fn is_chrome(line: &str) -> bool {
    let line = line.trim();
    line.is_empty()
        || line.contains('©')
        || line.matches('#').count() > 2
        || matches(&CHROME, &fold(line))
        || matches(&POINTERS, line)
}

/// Whether the article ends before a line.
pub fn is_tail(line: &str) -> bool {
    line.len() < 80 && matches(&TAIL, &fold(line.trim()))
}

fn matches(set: &LazyLock<Option<RegexSet>>, line: &str) -> bool {
    set.as_ref().is_some_and(|set| set.is_match(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_own_words() {
        for line in
            ["Photo: Getty Images / A. Person", "Click here to subscribe", "PREV Storm warning", "We use cookies."]
        {
            assert!(is_chrome(line), "{line}");
        }
        assert!(is_tail("You May Also Like"));
        for line in [
            "The minister resigned on Monday.",
            "Photographs show the bridge.",
            "Readers signed petitions against the bill.",
        ] {
            assert!(!is_chrome(line), "{line}");
        }
    }
}
