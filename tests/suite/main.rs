//! Tests from outside: the program as people run it, and the library where only it can tell.

mod articles;
mod catalog;
mod changes;
mod commands;
mod dumps;
mod embed;
mod engine;
mod hostile;
mod identifiers;
mod malformed;
mod mapping;
mod places;
mod project;
mod quality;
mod queries;
mod quotations;
mod real_content;
mod release;
mod review;
mod robustness;
mod server;
mod sites;
mod support;
mod suppressed;
mod vocabulary;
mod why;
