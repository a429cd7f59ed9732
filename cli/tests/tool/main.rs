//! The tool as its users run it: arguments in, text and an exit code out.

mod check;
mod decode;
mod descriptions;
mod diff;
mod docs_site;
mod explain;
mod hostile;
mod init;
mod kill;
mod list;
mod made_up;
mod matrix;
mod observe;
mod observe_faults;
#[cfg(target_os = "linux")]
mod release;
#[cfg(unix)]
mod scheduled_job;
mod site;
mod source;
mod sync;
mod sync_addresses;
mod sync_descriptions;
#[cfg(unix)]
mod sync_disk;
mod sync_faults;
#[cfg(unix)]
mod sync_files;
mod sync_losses;
mod sync_network;
mod sync_proxies;
mod sync_removed;
mod sync_shell;
mod terminal;
