//! The command line of filorosso; all that it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    filorosso::cli::main()
}
