//! What stands among an article's blocks and states nothing: credits, invitations, chrome of the site.

use std::sync::LazyLock;

use regex::RegexSet;

/// Lines that are never claims.
static CHROME: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
    RegexSet::new([
        r"(?i)^\W*(photo|photos|image|picture|video|credit|source|file photo|watch|listen|read (also|more|next)|see also|related|advertisement|sponsored|subscribe|sign (up|in)|log in|share|follow|click|tap|join|next|prev|previous|tags?|topics?|updated|published|by|copyright|©)\b\s*[:|/]",
        r"(?i)\b(getty images|via getty|afp via|associated press /|/ ?(afp|ap|reuters|epa)\b|file photo|all rights reserved|©)",
        r"(?i)\b(cookie|privacy (policy|notice)|terms of (use|service)|newsletter|subscrib|sign up|sign in|log in|your account|your browser|javascript|click (here|to)|full screen|(view|show|post|leave|add|0) (all )?comments?|inline feedback|notify of|user ?agreement|unsubscribe|advertis(e|ing) with|follow us|share this|download (the|our) app|hidden content|formatting|clipboard|insert images?|emoji|your link has been|paste as|registered users|reply to this|recommended posts?)\b",
        r"(?i)^(we are|we're|we’re|our (team|mission|journalists)|about us|contact us|support us|donate|additional reporting|editing by|reporting by|with (reporting|files) (by|from)|this (article|story) (was|has been|originally)|read (also|more)|more (from|on)|you may also|related:|connect with us|hi, what|jump to)",
        r"^(PREV|NEXT|WATCH|READ|ALSO|MORE|LIVE)\b",
        r"(?i)^(a )?(quote from|photo by|image by|picture by|video by|graphic by|illustration by)\b",
    ])
    .ok()
});

/// Lines after which an article has ended, where nothing long follows.
static TAIL: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
    RegexSet::new([
        r"(?i)^\W*(you (may|might) also (like|be interested)|related (articles|stories|posts|news|topics)|more (stories|news|from)\b.{0,30}$|click to comment|leave a (comment|reply)|comments?( \(\d+\))?$|join the conversation|recommended( for you)?$|read next|most (read|popular)|latest (news|stories)|trending|what('|’)s next|about the author)",
    ])
    .ok()
});

/// Whether a line is the site's, not the article's.
pub fn is_chrome(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || CHROME.as_ref().is_some_and(|set| set.is_match(line))
}

/// Whether the article ends before a line.
pub fn is_tail(line: &str) -> bool {
    line.len() < 80 && TAIL.as_ref().is_some_and(|set| set.is_match(line.trim()))
}
