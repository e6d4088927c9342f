//! Tests from outside: the program as people run it, and the library where only it can tell.

mod articles;
mod commands;
mod dumps;
mod engine;
mod malformed;
mod mapping;
mod places;
mod project;
mod queries;
mod real_content;
mod robustness;
mod sites;
mod support;
