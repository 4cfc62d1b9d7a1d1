package main

import (
	_ "embed"
	"fmt"
	"strings"
)

// The report: one line for each thing found, byte for byte what every other verifier prints.

func (p *pack) report(answer string, missing []string) string {
	q := p.question
	lines := []string{"mode " + p.cards[0].mode}
	say := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	if q.purpose == "presence" {
		say("question presence %s %s", q.log, strings.Trim(fmt.Sprint(q.indexes), "[]"))
	} else {
		say("question absence %s %s", q.log, q.peer)
		say("window %s %s", isoTime(q.window.from), isoTime(q.window.to))
		for _, unit := range q.units {
			quoted, _ := canonical(unit)
			say("unit %s", quoted)
		}
		if q.during != nil {
			say("during %s %s", isoTime(q.during.from), isoTime(q.during.to))
		}
	}
	say("answer %s", answer)
	for _, what := range missing {
		say("missing %s", what)
	}
	for _, c := range p.cards {
		for _, role := range []string{"root", "message", "log", "cosign"} {
			say("key %s %s %s", c.party, role, c.ids[role])
		}
	}
	if p.policyText != "" {
		for _, line := range strings.Split(strings.TrimSuffix(p.policyText, "\n"), "\n") {
			say("policy %s", line)
		}
	}
	for _, w := range p.policy.witnesses {
		shows := "-"
		for _, c := range p.cards {
			if shows == "-" && c.cosign.name == w.key.name && string(c.cosign.key) == string(w.key.key) {
				shows = c.party
			}
		}
		say("witness %s %s %s", w.key.name, keyFingerprint(w.key.key), shows)
	}
	for _, c := range p.inOrder {
		lines = append(lines, c.lines...)
	}
	for _, e := range p.entries {
		lines = append(lines, e.line())
	}
	return strings.Join(append(lines, p.receipts...), "\n") + "\n"
}

func (e *provenEntry) line() string {
	peer := e.header.peer
	if peer == "" {
		peer = "-"
	}
	parts := []string{"entry", e.log, fmt.Sprint(e.index), isoTime(e.header.timeMs), e.header.direction, e.header.class, peer}
	if s := e.statement; s != nil {
		parts = append(parts, s.text("kind"), s.text("from"), s.text("id"), s.text("claimedTime"), e.hash)
	}
	if e.covers != "" {
		parts = append(parts, e.covers)
	}
	return strings.Join(parts, " ")
}

func escapeHTML(plain string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(plain)
}

// The fixed part of the page inside a pack, up to where the report begins.
//
//go:embed page.txt
var pageHead string
