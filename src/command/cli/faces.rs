//! Font files of the user's own.

use std::io::{self, Read as _};
use std::path::Path;

use nianbao::output::WriteError;
use nianbao::page::font::{Embedding, FaceError, FaceRole, Fonts};

use super::args::Faces;
use super::{failure, input};

/// The largest font file that is read; the largest collections of Chinese faces have some 120 MB.
const MAX_BYTES: u64 = 256 << 20;

/// A face that was chosen.
pub(super) struct Choice<'a> {
    pub role: FaceRole,
    /// Its file.
    pub path: &'a Path,
}

/// What was typed after `--font`.
///
/// # Errors
///
/// A message: it is not of the form ROLE=FILE, or a role is given twice.
pub(super) fn choices(faces: &Faces) -> Result<Vec<Choice<'_>>, String> {
    let mut choices: Vec<Choice<'_>> = Vec::new();
    for typed in &faces.fonts {
        let choice = choice(typed)?;
        if choices.iter().any(|other| other.role == choice.role) {
            return Err(format!("{} 的字体写了两次", choice.role.name()));
        }
        choices.push(choice);
    }
    Ok(choices)
}

fn choice(typed: &str) -> Result<Choice<'_>, String> {
    let roles = FaceRole::ALL.map(FaceRole::name).join("、");
    let Some((name, path)) = typed.split_once('=') else {
        return Err(format!("--font 要写成 用途=文件，如 --font 小标宋=字体.ttf，写的是“{typed}”"));
    };
    let role = FaceRole::ALL.into_iter().find(|role| role.name() == name);
    let role = role.ok_or_else(|| format!("--font 的用途不能是“{name}”，可以是 {roles}"))?;
    Ok(Choice { role, path: Path::new(path) })
}

/// The faces that reports are set in.
///
/// # Errors
///
/// A message that names the file and says why it cannot be used.
pub(super) fn load(faces: &Faces) -> Result<Fonts, String> {
    let mut fonts = Fonts::bundled();
    for Choice { role, path } in choices(faces)? {
        let named = |reason: &str| format!("{} 的字体 {} {reason}", role.name(), path.display());
        let file = read(path).map_err(|error| named(&format!("读不了：{}", failure::reason(&error))))?;
        fonts = fonts.with_face(role, file).map_err(|error| named(&format!("不能用：{}", reason(role, &error))))?;
    }
    Ok(fonts)
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

fn reason(role: FaceRole, error: &FaceError) -> String {
    match error {
        FaceError::Damaged(_) => "不是字体文件，或者文件已经损坏".to_owned(),
        FaceError::CffOutlines => {
            "轮廓是 CFF（PostScript）的，Word 文件里嵌不进去；请换用 TrueType 轮廓的版本（多为 .ttf）".to_owned()
        }
        FaceError::UnreadableOutlines => "轮廓读不了：文件已经损坏，或者字形超过 65534 个".to_owned(),
        FaceError::Variable => "是可变字体，按默认样式会印成最细的一种；请换用静态的常规体（Regular）文件".to_owned(),
        FaceError::NoOutlines => "里面没有轮廓，只有点阵".to_owned(),
        FaceError::Rights(embedding) => {
            format!(
                "字体的授权标志（fsType）是{}，而两种文件都要嵌入它的一部分；请向字体厂商取得授权",
                rights(*embedding)
            )
        }
        FaceError::Lacks(character) => format!("里面没有“{character}”，不像是{}字体", role.name()),
        FaceError::WideDigits => "数字比半个字还宽，表里会放不下".to_owned(),
        other => other.to_string(),
    }
}

/// What a face allows of embedding, in Chinese.
pub(super) fn rights(embedding: Embedding) -> &'static str {
    match embedding {
        Embedding::Installable => "可安装",
        Embedding::Editable => "可编辑",
        Embedding::PreviewAndPrint => "仅可预览和打印",
        Embedding::Restricted => "禁止嵌入",
        Embedding::WholeOnly => "只许整个嵌入",
        Embedding::BitmapsOnly => "只许嵌入点阵",
        _ => "不明",
    }
}

/// What is wrong with a face that a file could not be set in, if that is why there is no file.
pub(super) fn fault(error: &WriteError) -> Option<String> {
    let WriteError::Face { face, table, .. } = error else { return None };
    Some(match table {
        Some(table) => format!("字体 {face} 的 {table} 表有错，不能嵌入"),
        None => format!("字体 {face} 的表有错，不能嵌入"),
    })
}
