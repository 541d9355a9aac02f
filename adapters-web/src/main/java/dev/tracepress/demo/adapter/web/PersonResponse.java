package dev.tracepress.demo.adapter.web;

record PersonResponse(long id, String name) {}
