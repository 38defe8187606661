//! `nianbao serve`.

use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;

use nianbao::Exporter;

use super::args::Serve;
use super::input::Input;
use super::terminal::Terminal;
use super::{Status, exporter, faces, failure};
use crate::command::serve::{self, Patience, Settings};

/// Serves until it is asked to end.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn run(arguments: &Serve, terminal: &mut Terminal) -> io::Result<Status> {
    let prepared = settings(arguments).and_then(|settings| {
        let exporter =
            Exporter { fonts: faces::load(&arguments.faces)?, made_on: exporter::made_on()?, ..Exporter::default() };
        Ok((settings, exporter))
    });
    let (settings, exporter) = match prepared {
        Ok(prepared) => prepared,
        Err(failure) => return Ok(terminal.refuse(&failure)),
    };
    let address = settings.address;
    tell_no_contents_of_panics();
    let served = serve::serve(settings, exporter, |address| {
        terminal.data(format_args!("http://{address}"))?;
        if arguments.open && browser::that_detached(format!("http://{address}/")).is_err() {
            terminal.say("没能打开浏览器，请在浏览器里打开上面的地址");
        }
        if !address.ip().is_loopback() {
            terminal.say("注意：这个地址别的电脑也能访问");
        }
        Ok(())
    });
    match served {
        Ok(()) => Ok(Status::Done),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(error),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            Ok(terminal.refuse(&format!("{address} 已经有别的程序在用，请用 --port 换一个端口")))
        }
        Err(error) => Ok(terminal.refuse(&format!("不能在 {address} 上服务：{}", failure::reason(&error)))),
    }
}

/// # Errors
///
/// A message: the arguments do not fit each other, or the token cannot be read.
fn settings(arguments: &Serve) -> Result<Settings, String> {
    let ip = arguments.listen.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    if !ip.is_loopback() && arguments.allow_host.is_empty() {
        return Err("--listen 写了本机以外的地址，就要用 --allow-host 写明别人用什么主机名访问".to_owned());
    }
    let token = arguments.token.as_deref().map(token).transpose()?;
    let opened = arguments.file.as_deref().map(|path| Input::new(path).read()).transpose()?.map(Into::into);
    Ok(Settings {
        address: SocketAddr::new(ip, arguments.port),
        hosts: arguments.allow_host.clone(),
        token,
        opened,
        counts: arguments.metrics,
        patience: Patience::default(),
    })
}

fn token(path: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("{} 读不了：{}", path.display(), failure::reason(&error)))?;
    let token = text.trim();
    let is_plain = token.bytes().all(|byte| byte.is_ascii_graphic());
    if token.len() >= 16 && is_plain {
        return Ok(token.to_owned());
    }
    Err(format!("{} 里的口令应当至少 16 个字符，只用英文字母、数字和符号", path.display()))
}

/// What a panic says may have been sent by someone: only its place in the program is told.
fn tell_no_contents_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(io::stderr(), "错误：程序出错（{place}）");
    }));
}
