//! The proxies of the environment.

use std::time::{Duration, Instant};

use crate::made_up::{MadeUp, run};
use crate::sync::{bytes, usual_site};

#[test]
fn a_proxy_of_the_environment_is_used_but_not_for_this_machine() {
    let (made_up, proxy) = (MadeUp::usual(), usual_site());
    let sync_with = |base: &str| {
        let mut tool = made_up.tool(&["sync", "--timeout", "2", "--base-url", base]);
        run(tool.env("HTTPS_PROXY", proxy.url()).env("HTTP_PROXY", proxy.url()))
    };
    sync_with("https://docs.invalid")
        .exits(3)
        .complains("https://docs.invalid/page-data/docs/2.1/codes/data.json: ");
    let paths = proxy.seen().paths;
    assert!(!paths.is_empty() && paths.iter().all(|path| path == "docs.invalid:443"), "{paths:?}");
    let site = usual_site();
    sync_with(&site.url()).exits(0);
    assert_eq!((site.seen().requests > 0, proxy.seen().requests), (true, 0));
}

#[test]
fn a_proxy_that_cannot_be_used_is_not_bypassed() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let before = bytes(made_up.workspace());
    for (name, value, shown) in [
        ("HTTPS_PROXY", "socks5://me:secret@127.0.0.1:1", "socks5://***@127.0.0.1:1"),
        ("all_proxy", "gopher://127.0.0.1", "gopher://127.0.0.1"),
        ("http_proxy", "%%%", "%%%"),
    ] {
        run(made_up.tool(&["sync", "--base-url", &site.url()]).env(name, value)).exits(2).complains(&format!(
            "error: {name} is not a usable proxy: expected the URL of an HTTP proxy such as http://host:8080, found \
             {shown}\n"
        ));
    }
    assert_eq!((site.seen().requests, bytes(made_up.workspace())), (0, before));
}

#[test]
fn a_proxy_that_responds_byte_by_byte_is_abandoned() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            std::thread::spawn(move || {
                let answer = b"HTTP/1.1 200 OK\r\nX-Endless: ".iter().chain(std::iter::repeat(&b'x'));
                for byte in answer {
                    if std::io::Write::write_all(&mut stream, &[*byte]).is_err() {
                        break;
                    }
                    std::thread::sleep(Duration::from_millis(300));
                }
            });
        }
    });
    let made_up = MadeUp::usual();
    let began = Instant::now();
    let mut tool = made_up.tool(&["sync", "--timeout", "1", "--base-url", "https://docs.invalid"]);
    run(tool.env("HTTPS_PROXY", proxy))
        .exits(3)
        .complains("the response took too long; allow more time: --timeout SECONDS");
    assert!(began.elapsed() < Duration::from_secs(10), "took {:?}", began.elapsed());
}
