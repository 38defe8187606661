//! The faces compiled into the program; `fonts/README.md` says where they come from.

use std::io::Read;
use std::sync::LazyLock;

use super::face::{Bytes, Face};

/// In the order of [`super::FaceId::BUNDLED`].
pub(super) static FACES: [Face; 7] = [
    Face::bundled("ZhuqueFangsong-Regular", Bytes::Plain(include_bytes!("../../../fonts/ZhuqueFangsong-Regular.ttf"))),
    Face::bundled("GWKai-Regular", Bytes::Plain(include_bytes!("../../../fonts/GWKai-Regular.ttf"))),
    Face::bundled("GWBiaoSong-Regular", Bytes::Plain(include_bytes!("../../../fonts/GWBiaoSong-Regular.ttf"))),
    Face::bundled("GWHei-Regular", Bytes::Plain(include_bytes!("../../../fonts/GWHei-Regular.ttf"))),
    Face::bundled("GWSong-Regular", Bytes::Plain(include_bytes!("../../../fonts/GWSong-Regular.ttf"))),
    Face::bundled("LiberationSerif", Bytes::Plain(include_bytes!("../../../fonts/LiberationSerif-Regular.ttf"))),
    Face::bundled("HanaMinB", Bytes::Packed(hana_min)),
];

/// The face of rare characters: packed in the program, unpacked once when a character needs it.
fn hana_min() -> &'static [u8] {
    static UNPACKED: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let packed: &[u8] = include_bytes!("../../../fonts/HanaMinB.ttf.zst");
        let mut program = Vec::new();
        let mut reader = ruzstd::decoding::StreamingDecoder::new(packed).expect("bundled with a whole frame header");
        reader.read_to_end(&mut program).expect("bundled whole: proved by the tests of this module");
        program
    });
    &UNPACKED
}
