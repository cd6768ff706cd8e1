/**
 * Benchmarks: {@code mvn -Pbench verify} builds the program, skips every other test, runs the JUnit
 * classes whose name ends in {@code Bench}, wherever they lie, on the real engine that the
 * integration tests use, and writes what they measured into {@code docs/benchmarks.md}. One of them
 * alone: {@code mvn -Pbench verify -Dit.test=FooBench}.
 *
 * <p>To add one, put a class {@code FooBench} beside what it measures, with one {@code @Test}:
 *
 * <pre>{@code
 * Benchmark page = new Benchmark("Fit solver");           // its section of the page
 * page.figure("41 services, 1 card", 0.8, "ms")           // what, measured
 *     .beside("choco-solver, same models", 24.1, "ms")    // the baseline, from this same run
 *     .atMost(0.1);                                       // the promise: at most 0.1 x the baseline
 * page.figure("longest stall", 48, "ms").atMost(300);     // without a baseline: at most 300 ms
 * page.note("60 random models each, medians");
 * page.write();                                           // prints the table and replaces the section
 * }</pre>
 *
 * <p>A missed promise is written as missed and fails nothing: a busy computer is no defect. What
 * must not break belongs in a test. What a bench needs and is not here (a display, a card) it names
 * in a note.
 */
@NullMarked
package org.imagewizard.bench;

import org.jspecify.annotations.NullMarked;
