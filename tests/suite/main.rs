//! Tests from outside: the program as people run it, and the library where only it can tell.

mod articles;
mod commands;
mod dumps;
mod engine;
mod identifiers;
mod malformed;
mod mapping;
mod places;
mod project;
mod quality;
mod queries;
mod quotations;
mod real_content;
mod review;
mod robustness;
mod sites;
mod support;
mod suppressed;
mod why;
