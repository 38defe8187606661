//! Several files as one, to be taken along (ZIP).

use super::WriteError;
use super::archive::Archive;

/// Puts files into one, in the order in which they are given, each as it is: they are packed already, or small.
///
/// The same files give the same bytes.
///
/// # Errors
/// If there are more files, or more bytes, than ZIP knows.
pub fn bundle<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, WriteError> {
    let files: Vec<_> = files.into_iter().collect();
    let bytes: usize = files.iter().map(|(name, content)| content.len() + 2 * name.len() + 128).sum();
    let mut archive = Archive::with_capacity(bytes);
    let added = files.into_iter().try_for_each(|(name, content)| archive.add_stored(name, content));
    added.and_then(|()| archive.finish()).map_err(|source| WriteError::Format { format: "zip", source })
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn files_come_out_as_they_went_in() {
        let large = vec![0; 70_000];
        let files: [(&str, &[u8]); 3] = [("年报.pdf", b"%PDF"), ("空", b""), ("a.docx", &large)];
        let bytes = bundle(files).unwrap();
        assert_eq!(bytes, bundle(files).unwrap());
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        assert_eq!(archive.len(), 3);
        for (index, (name, content)) in files.into_iter().enumerate() {
            let mut entry = archive.by_index(index).unwrap();
            let mut read = Vec::new();
            entry.read_to_end(&mut read).unwrap();
            assert_eq!((&*entry.name().unwrap(), &*read), (name, content));
        }
    }
}
