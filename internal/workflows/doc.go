// Package workflows holds the tests that keep pull requests harmless and
// publishing in few hands. It has no code of its own: what it tests stands
// in .github/.
//
// A pull request can come from anyone, and its workflow runs the code it
// brings. So, for every file in .github/workflows:
//
//  1. It is written in the plain part of YAML that reader_test.go reads. Less
//     plain spellings of the same thing are refused, so that nothing can hide
//     in one.
//  2. Only the keys, triggers, actions and expressions that are listed in
//     rules_test.go may stand in it. A new one is a line there, and a review.
//  3. A workflow of pull requests has no other trigger, may only read, and
//     knows no secret. No workflow uses pull_request_target or its kin.
//  4. An action is named by the 40 digits of its commit, with its version in
//     a comment. A tag can be moved; a commit cannot.
//  5. No expression stands inside a script: its value would be run.
//  6. Nothing is kept from one run to the next: a cache that a pull request
//     can fill must not reach what is published.
//  7. Publishing happens from main alone. The one job that may publish stands
//     in an environment and runs no code of this repository.
//  8. A job that tells people something (a comment, an issue) may do that and
//     read artefacts. It has the token of its run and no copy of the
//     repository, uses no action, and runs and unpacks nothing that it
//     fetches. After a pull request's run it is all that may happen.
//
// The rules are tested in turn: each is broken once on purpose, and must be
// seen. The scripts that tell are run against artefacts that mean harm, with
// a stand-in for GitHub. sentence_test.go follows one edit of the page for staff
// to the comment that a reviewer reads.
package workflows
