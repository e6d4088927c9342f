//! Media types (IANA) that a file name's ending tells.

/// The media type of an address or file name, by its ending.
pub fn media_type(address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let name = path.rsplit('/').next().unwrap_or(path);
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "mp3" => "audio/mpeg",
        "m4a" | "m4b" => "audio/mp4",
        "aac" => "audio/aac",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "flac" => "audio/flac",
        "wav" => "audio/wav",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        "vtt" => "text/vtt",
        "srt" => "application/x-subrip",
        "txt" => "text/plain",
        "html" | "htm" => "text/html",
        "pdf" => "application/pdf",
        "json" => "application/json",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn by_the_ending_alone() {
        assert_eq!(
            media_type("https://h.org/a.b/x.MP3?d=1#t"),
            Some("audio/mpeg")
        );
        assert_eq!(media_type("/cover.1000x1000.webp"), Some("image/webp"));
        assert_eq!(media_type("https://h.org/mp3"), None);
        assert_eq!(media_type("https://h.org/x.exe"), None);
    }
}
