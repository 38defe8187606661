//! Pictures (PNG, JPEG) as every file can carry them.
//!
//! What an office has is a photograph lying on its side (EXIF says which way is up), a screenshot with transparent
//! corners, a scan of 6,000 × 8,000 pixels in the colours of its scanner. What a file carries is upright, opaque, in
//! sRGB or in greys, and no finer than print can show. [`Picture::read`] makes the one of the other:
//!
//! ```text
//! bytes ─ header ─► PNG or JPEG? not too large? not CMYK?   before a pixel is unpacked: a few bytes can claim much
//!           ├─► jpeg: fit as it is? then its own data, without what else cameras write into it (the place, the time)
//!           └─► pixels: unpacked, on white, scaled down, in sRGB, upright ─► packed again, as it came
//! ```

mod header;
mod jpeg;
mod packed;
mod pixels;

use std::sync::Arc;

use header::Kind;

/// The largest file that is read as a picture: 20 MiB.
pub const MAX_PICTURE_BYTES: usize = 20 << 20;

/// The most pixels that are unpacked: what the cameras of common telephones make.
pub const MAX_PICTURE_PIXELS: u64 = 51_000_000;

/// The width and height in pixels beyond which a picture is scaled down: 300 to the inch on 156 × 225 mm, the text area
/// of an official document.
const FINEST: (u32, u32) = (1843, 2658);

/// A picture ready for print: upright, opaque, in sRGB or grey.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    encoding: Encoding,
    width: u32,
    height: u32,
    is_grey: bool,
    bytes: Arc<[u8]>,
}

/// How a picture's pixels are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// JPEG (ISO/IEC 10918-1), of one or three components.
    Jpeg,
    /// PNG (ISO/IEC 15948) of eight bits a sample, rows one after the other.
    Png,
}

/// Why bytes are no picture that can be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureFault {
    /// They are neither PNG nor JPEG, but perhaps something that has a name.
    #[error("it is neither a PNG nor a JPEG picture, but {}", .0.unwrap_or("something unknown"))]
    NotAPicture(Option<&'static str>),
    /// They are more than [`MAX_PICTURE_BYTES`].
    #[error("it has more than {MAX_PICTURE_BYTES} bytes")]
    TooManyBytes,
    /// It has more than [`MAX_PICTURE_PIXELS`].
    #[error("it has {width} × {height} pixels")]
    TooManyPixels {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// Its colours are inks, which cannot be shown without knowing the press they are for.
    #[error("its colours are CMYK")]
    Cmyk,
    /// It is a JPEG of a kind that only some programs show: lossless, arithmetic, of twelve bits.
    #[error("it is a JPEG of a rare kind")]
    RareJpeg,
    /// It breaks off, or cannot be unpacked.
    #[error("it is damaged")]
    Damaged,
}

impl Picture {
    /// Makes a picture of a PNG or JPEG file ready for print.
    ///
    /// # Errors
    ///
    /// What the bytes are instead, or what is wrong with the picture.
    pub fn read(bytes: &[u8]) -> Result<Self, PictureFault> {
        if bytes.len() > MAX_PICTURE_BYTES {
            return Err(PictureFault::TooManyBytes);
        }
        match header::kind_of(bytes)? {
            Kind::Png { width, height } => {
                check_pixels(width, height)?;
                pixels::of_png(bytes)
            }
            Kind::Jpeg => {
                let frame = jpeg::Frame::read(bytes).ok_or(PictureFault::Damaged)?;
                check_pixels(frame.width.into(), frame.height.into())?;
                frame.check()?;
                pixels::of_jpeg(bytes, &frame)
            }
        }
    }

    /// A picture of greys, row by row from the top: 0 is black.
    ///
    /// # Errors
    ///
    /// There are not as many greys as the picture has pixels.
    pub fn of_greys(width: u32, height: u32, greys: Vec<u8>) -> Result<Self, PictureFault> {
        pixels::of_greys(width, height, greys)
    }

    /// How it is packed.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Its width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Its height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Whether it has greys alone, one sample a pixel.
    pub fn is_grey(&self) -> bool {
        self.is_grey
    }

    /// It as a file of its encoding, which says nothing of where and when it was taken.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Of a PNG, its rows as they are packed: each after the number of its filter (ISO/IEC 15948, 9), all of them as
    /// zlib packs them.
    pub fn packed_rows(&self) -> Vec<u8> {
        packed::rows(&self.bytes)
    }
}

/// Refuses more pixels than are unpacked, and a picture without any.
fn check_pixels(width: u32, height: u32) -> Result<(), PictureFault> {
    match u64::from(width) * u64::from(height) {
        0 => Err(PictureFault::Damaged),
        1..=MAX_PICTURE_PIXELS => Ok(()),
        _ => Err(PictureFault::TooManyPixels { width, height }),
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { encoding, width, height, is_grey, bytes } = self;
        let kind = if *is_grey { "grey" } else { "colour" };
        write!(f, "Picture({encoding:?}, {width} × {height}, {kind}, {} bytes)", bytes.len())
    }
}

#[cfg(test)]
mod tests;
