//! The segments of a JPEG (ISO/IEC 10918-1, annex B): what its frame is, and its data alone.

use std::ops::Range;

use super::PictureFault;

/// What is known of a JPEG without unpacking it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub width: u16,
    pub height: u16,
    /// How many samples a pixel has: 1 is grey, 3 is colour, 4 is inks.
    pub components: u8,
    /// How many bits a sample has.
    bits: u8,
    /// The marker of its frame, which says how it is packed.
    marker: u8,
    /// Whether its three components are red, green and blue, and not brightness and two differences.
    pub is_rgb: bool,
    /// Whether it ends as it should.
    is_whole: bool,
}

/// The markers of frames: `SOF0` to `SOF15` but for three others among their numbers.
const FRAMES: [u8; 13] = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
/// The frames that every program shows: baseline, extended and progressive, by Huffman's codes.
const COMMON: Range<u8> = 0xc0..0xc3;
/// Start of scan: the pixels' data follow.
const SOS: u8 = 0xda;
/// The end of the image.
const EOI: u8 = 0xd9;
/// What programs add: `APP0` to `APP15`.
const APP: Range<u8> = 0xe0..0xf0;
/// A comment.
const COM: u8 = 0xfe;

/// A marker and the bytes from it to the next, data of pixels included.
struct Segment {
    marker: u8,
    range: Range<usize>,
}

/// The segments behind the first marker, up to the end of the image or of what there is.
fn segments(bytes: &[u8]) -> impl Iterator<Item = Segment> + '_ {
    let mut at = 2;
    std::iter::from_fn(move || {
        // Any number of 0xFF may stand before a marker.
        while bytes.get(at..at + 2)? == [0xff, 0xff] {
            at += 1;
        }
        let [0xff, marker] = bytes[at..at + 2] else { return None };
        let start = at;
        if marker == EOI {
            at = bytes.len();
            return Some(Segment { marker, range: start..start + 2 });
        }
        let length = u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?);
        at += 2 + usize::from(length.max(2));
        if marker == SOS {
            at += data_length(bytes.get(at..)?);
        }
        bytes.get(start..at)?;
        Some(Segment { marker, range: start..at })
    })
}

/// How long the data of the pixels are: up to the first marker that cannot stand among them.
fn data_length(data: &[u8]) -> usize {
    let is_end = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    data.windows(2).position(is_end).unwrap_or(data.len())
}

impl Frame {
    /// Reads what a JPEG says of itself; nothing if it has no frame.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (mut frame, mut is_rgb_by_adobe, mut is_whole): (Option<Self>, bool, bool) = (None, false, false);
        for Segment { marker, range } in segments(bytes) {
            let content = bytes.get(range.start + 4..range.end).unwrap_or_default();
            match marker {
                EOI => is_whole = true,
                0xee if content.starts_with(b"Adobe") => is_rgb_by_adobe = content.get(11) == Some(&0),
                _ if FRAMES.contains(&marker) => frame = Some(Self::of(marker, content)?),
                _ => {}
            }
        }
        let frame = frame?;
        Some(Self { is_rgb: frame.is_rgb || is_rgb_by_adobe && frame.components == 3, is_whole, ..frame })
    }

    /// What a frame's header says (B.2.2).
    fn of(marker: u8, content: &[u8]) -> Option<Self> {
        let [bits, high, low, wide, narrow, components, ..] = *content else { return None };
        let number = |component: usize| content.get(6 + component * 3).copied();
        Some(Self {
            width: u16::from_be_bytes([wide, narrow]),
            height: u16::from_be_bytes([high, low]),
            components,
            bits,
            marker,
            is_rgb: [0, 1, 2].map(number) == [Some(b'R'), Some(b'G'), Some(b'B')],
            is_whole: false,
        })
    }

    /// Refuses what cannot be printed.
    ///
    /// # Errors
    ///
    /// Its colours are inks, it is of a rare kind, or it breaks off.
    pub fn check(&self) -> Result<(), PictureFault> {
        match self {
            Self { components: 4, .. } => Err(PictureFault::Cmyk),
            _ if !COMMON.contains(&self.marker) || self.bits != 8 => Err(PictureFault::RareJpeg),
            Self { components: 1 | 3, is_whole: true, .. } => Ok(()),
            _ => Err(PictureFault::Damaged),
        }
    }
}

/// A JPEG without what programs added to it (Exif, places, thumbnails, profiles, remarks) and what stands behind it;
/// what says of which kind it is (JFIF, Adobe) stays.
pub(super) fn bare(bytes: &[u8]) -> Vec<u8> {
    let mut bare = bytes[..2].to_vec();
    for Segment { marker, range } in segments(bytes) {
        let content = bytes.get(range.start + 4..range.end).unwrap_or_default();
        let says_kind =
            marker == 0xe0 && content.starts_with(b"JFIF\0") || marker == 0xee && content.starts_with(b"Adobe");
        if says_kind || !APP.contains(&marker) && marker != COM {
            bare.extend_from_slice(&bytes[range]);
        }
    }
    bare
}
