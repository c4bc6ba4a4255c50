//! Bytes of a file to text, as a browser would read them.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page its declaration of an encoding is looked for, in bytes. Browsers look at 1024; pages with long
/// comments on top declare it later.
const DECLARED_WITHIN: usize = 4096;

/// The text of a file. Bytes that its encoding does not know become U+FFFD; nothing fails.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    // A declaration may be left over from before the file was converted; text that is valid UTF-8 beyond ASCII is UTF-8.
    let declared = declared(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.is_ascii() || declared.is_none_or(Encoding::is_ascii_compatible) => text.to_owned(),
        _ => declared.unwrap_or_else(|| undeclared(bytes)).decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Text that must be valid: a feed is a document of data, and half a character is a sign of damage.
pub fn strict(bytes: &[u8]) -> Result<Cow<'_, str>, Undecodable> {
    let (encoding, text) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None => match std::str::from_utf8(bytes) {
            Ok(text) if !bytes.is_ascii() => return Ok(Cow::Borrowed(text)),
            _ => (declared(bytes).unwrap_or_else(|| wide(bytes).unwrap_or(UTF_8)), bytes),
        },
    };
    encoding.decode_without_bom_handling_and_without_replacement(text).ok_or_else(|| {
        let valid = std::str::from_utf8(text).map_or_else(|error| error.valid_up_to(), str::len);
        let line = 1 + text[..valid].iter().filter(|b| **b == b'\n').count();
        Undecodable { encoding: encoding.name(), line: (encoding == UTF_8).then_some(line) }
    })
}

/// Bytes that are no text.
#[derive(Debug)]
pub struct Undecodable {
    /// What they should be.
    pub encoding: &'static str,
    /// The first line that is none, from 1, if it can be told.
    pub line: Option<usize>,
}

/// The encoding that the page declares in a meta element or an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    let head = head.to_ascii_lowercase();
    ["charset", "encoding"].into_iter().find_map(|word| {
        let at = head.windows(word.len()).position(|w| w == word.as_bytes())? + word.len();
        let rest = head[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|b| b"\"'>;?/ \t\r\n".contains(b)).unwrap_or(rest.len());
        // What could be read as ASCII up to here is not UTF-16, whatever it says.
        Encoding::for_label(&rest[..end]).map(|e| if e == UTF_16BE || e == UTF_16LE { UTF_8 } else { e })
    })
}

/// A guess for bytes that declare nothing.
fn undeclared(bytes: &[u8]) -> &'static Encoding {
    wide(bytes).unwrap_or_else(|| if mostly_utf8(bytes) { UTF_8 } else { WINDOWS_1252 })
}

/// UTF-16, told by the empty half of its first character.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b, 0, ..] if *b != 0 => Some(UTF_16LE),
        [0, b, ..] if *b != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether most of what is not ASCII is valid UTF-8: a file with a few broken bytes.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (good, bad) = bytes.utf8_chunks().fold((0, 0), |(good, bad), chunk| {
        (good + chunk.valid().chars().filter(|c| !c.is_ascii()).count(), bad + usize::from(!chunk.invalid().is_empty()))
    });
    good > 4 * bad
}

#[cfg(test)]
mod tests {
    use super::{decode, strict};

    #[test]
    fn marks_declarations_and_guesses() {
        assert_eq!(decode("\u{feff}Київ".as_bytes()), "Київ");
        assert_eq!(decode(b"\xff\xfeK\0y\0i\0v\0"), "Kyiv");
        assert_eq!(decode(b"<\0p\0>\0\xe9\0"), "<p>é");
        assert_eq!(decode(b"<meta charset=windows-1251><p>\xca\xe8\xe5\xe2"), "<meta charset=windows-1251><p>Киев");
        assert_eq!(
            decode(b"<meta http-equiv=x content='text/html; charset=ISO-8859-1'>\x93Kyiv\x94"),
            "<meta http-equiv=x content='text/html; charset=ISO-8859-1'>“Kyiv”"
        );
        assert_eq!(decode("<meta charset=iso-8859-1>Mykhaïlivka".as_bytes()), "<meta charset=iso-8859-1>Mykhaïlivka");
        assert_eq!(decode(b"caf\xe9"), "café");
        assert_eq!(decode(b"\xe2\x80\x9cfive\xe2\x80\x9d \xe2\x80\x94 \xc3\xa9\xc3\xa9 \xff"), "“five” — éé \u{fffd}");
        assert_eq!(decode(b""), "");
    }

    #[test]
    fn data_must_be_valid() {
        assert_eq!(strict("<a>Київ".as_bytes()).unwrap(), "<a>Київ");
        assert_eq!(strict(b"\xff\xfe<\0a\0>\0\xe9\0").unwrap(), "<a>é");
        assert_eq!(
            strict(b"<?xml version='1.0' encoding='windows-1251'?>\xca").unwrap(),
            "<?xml version='1.0' encoding='windows-1251'?>К"
        );
        assert_eq!(strict(b"a\nb\xff").unwrap_err().line, Some(2));
        assert_eq!(strict(b"\xff\xfea\0b").unwrap_err().encoding, "UTF-16LE");
    }
}
