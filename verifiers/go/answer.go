package main

import (
	"fmt"
	"math"
)

// What was proved, and the answers that follow from it. The rules are those of docs/reference/proof-pack.md.

type provenEntry struct {
	log       string
	index     uint64
	header    *header
	envelope  *envelope // nil where only the header is opened
	statement *object
	hash      string
	covers    string
}

type span struct{ from, to int64 }

func (s span) holds(ms int64) bool { return ms >= s.from && ms < s.to }

type question struct {
	purpose, log, peer string
	indexes            []uint64
	window             span
	units              []string // nil: any
	during             *span
}

func presence(q *question, entries []*provenEntry) (missing []string) {
	shown := map[uint64]bool{}
	for _, e := range entries {
		shown[e.index] = shown[e.index] || (e.log == q.log && e.envelope != nil)
	}
	for _, index := range q.indexes {
		if !shown[index] {
			missing = append(missing, fmt.Sprintf("entry %d", index))
		}
	}
	return missing
}

var completeFields = fields{
	"peer":      isParty,
	"fromMs":    whole(-maxSafeF, maxSafeF),
	"toMs":      whole(-maxSafeF, maxSafeF),
	"count":     isNatural,
	"lastIndex": orNull(isNatural),
}

// statedComplete is the last statement of completeness for exactly the question's peer and window, or nil.
func statedComplete(q *question, entries []*provenEntry) (found *provenEntry) {
	for _, e := range entries {
		if e.log != q.log || e.header.direction != "own" || e.header.class != "record" || e.statement == nil {
			continue
		}
		body := e.statement.object("body")
		if e.statement.text("kind") != "parties.complete" || e.statement.number("kindVersion") != 1 || body == nil {
			continue
		}
		same := body.text("peer") == q.peer && body.ms("fromMs") == q.window.from && body.ms("toMs") == q.window.to
		if completeFields.check(body) && same {
			found = e
		}
	}
	return found
}

// chainGaps: what keeps the chain of headers with the peer from showing that nothing else came in the window.
func chainGaps(q *question, entries []*provenEntry) (missing []string) {
	chain := []*provenEntry{}
	for _, e := range entries {
		if e.log == q.log && e.header.peer == q.peer {
			chain = append(chain, e)
		}
	}
	say := func(what string, index uint64) { missing = append(missing, fmt.Sprintf("%s %d", what, index)) }
	inside := uint64(0)
	for i, e := range chain {
		prev := e.header.prev
		if i == 0 && prev != nil && e.header.timeMs >= q.window.from {
			say("chain-start", *prev)
		}
		if i > 0 && (prev == nil || *prev != chain[i-1].index) {
			say("chain-link", e.index)
		}
		if q.window.holds(e.header.timeMs) {
			inside++
		}
	}
	complete := statedComplete(q, entries)
	if complete == nil {
		return append(missing, "completeness")
	}
	body := complete.statement.object("body")
	if complete.header.timeMs < q.window.to {
		say("window-still-open", complete.index)
	}
	before := -1.0
	for _, e := range chain {
		if e.index < complete.index {
			before = float64(e.index)
		}
	}
	stated := -1.0
	if body.values["lastIndex"] != nil {
		stated = body.number("lastIndex")
	}
	beyond := len(chain) > 0 && chain[len(chain)-1].header.timeMs >= q.window.to
	// A chain that goes on past the window may stop short of what was last when the owner signed.
	if before != stated && !(beyond && stated >= 0 && before >= 0 && before < stated) {
		if stated < 0 {
			missing = append(missing, "chain-end")
		} else {
			say("chain-end", uint64(stated))
		}
	}
	if float64(inside) != body.number("count") {
		say("chain-count", complete.index)
	}
	return missing
}

func absence(q *question, entries []*provenEntry) (answer string, missing []string) {
	missing = chainGaps(q, entries)
	contradicted := false
	// What was opened when the window was over, nobody had been told by then.
	received := []*provenEntry{}
	for _, e := range entries {
		h := e.header
		if e.log == q.log && h.peer == q.peer && h.direction == "in" && h.class == "notice" && h.timeMs < q.window.to {
			received = append(received, e)
		}
	}
	held := openedTogether(received)
	for _, e := range received {
		if !q.window.holds(e.header.timeMs) {
			continue
		}
		e.covers = "unknown"
		if e.statement == nil {
			missing = append(missing, fmt.Sprintf("body %d", e.index))
			continue
		}
		e.covers = coversQuestion(e.statement, q, held)
		if e.covers == "unknown" {
			missing = append(missing, fmt.Sprintf("groups %d", e.index))
		}
		contradicted = contradicted || e.covers == "covers"
	}
	switch {
	case contradicted:
		return "contradicted", nil
	case len(missing) > 0:
		return "undecidable", missing
	}
	return "supported", nil
}

func isNumber(value any) bool { _, ok := value.(float64); return ok }

// members looks at the named members only and takes any others; a check sees nothing{} where a member is missing.
type nothing struct{}
type members map[string]check

func (m members) check(value any) bool {
	o, ok := value.(*object)
	if !ok {
		return false
	}
	for name, good := range m {
		member, given := o.values[name]
		if !given {
			member = nothing{}
		}
		if !good(member) {
			return false
		}
	}
	return true
}
func maybe(inner check) check {
	return func(value any) bool { return value == nothing{} || inner(value) }
}
func either(a, b check) check { return func(value any) bool { return a(value) || b(value) } }

var (
	validity      = members{"fromMs": isNumber, "toMs": orNull(isNumber)}
	timesPassage  = members{"type": oneOf("passage"), "atMs": listOf(1, noLimit, isNumber), "earlyS": isNumber, "lateS": isNumber}
	timesValidity = members{"type": oneOf("validity"), "fromMs": isNumber, "toMs": orNull(isNumber)}
	noticeGroups  = members{
		"who":    maybe(members{"value": members{"units": listOf(0, noLimit, text(0, noLimit))}.check}.check),
		"window": maybe(members{"value": validity.check}.check),
		"times":  maybe(members{"value": either(timesPassage.check, timesValidity.check)}.check),
	}
	noticeBody = members{"openings": members{"opened": noticeGroups.check}.check}
)

// spanOfNotice: the time in which the notice holds, with +Inf for "without end"; false where it is not opened.
func spanOfNotice(opened *object) (from, to float64, known bool) {
	bounds := func(v *object) (float64, float64, bool) {
		if v.values["toMs"] == nil {
			return v.number("fromMs"), math.Inf(1), true
		}
		return v.number("fromMs"), v.number("toMs"), true
	}
	if window := opened.object("window"); window != nil {
		return bounds(window.object("value"))
	}
	times := opened.object("times")
	if times == nil {
		return 0, 0, false
	}
	v := times.object("value")
	if v.text("type") == "validity" {
		return bounds(v)
	}
	first, last := math.Inf(1), math.Inf(-1)
	for _, at := range v.list("atMs") {
		first, last = math.Min(first, at.(float64)), math.Max(last, at.(float64))
	}
	return first - v.number("earlyS")*1000, last + v.number("lateS")*1000, true
}

// A release opens more of a version that was filed or amended before.
var makesKnown = oneOf("notices.filed", "notices.amended", "notices.released")

// openedBy: the groups that a statement opens, or nil where it is no notice that can be read.
func openedBy(s *object) *object {
	if s == nil || s.number("kindVersion") != 1 || !makesKnown(s.values["kind"]) || !noticeBody.check(s.values["body"]) {
		return nil
	}
	return s.object("body").object("openings").object("opened")
}

// commitment: entries that share it open parts of one and the same thing.
type commitment struct {
	notice  string
	version float64
	root    string
}

var namesCommitment = members{
	"noticeId": text(0, noLimit),
	"version":  isNumber,
	"openings": members{"root": text(0, noLimit)}.check,
}

func commitmentOf(s *object) (commitment, bool) {
	if openedBy(s) == nil || !namesCommitment.check(s.values["body"]) {
		return commitment{}, false
	}
	body := s.object("body")
	return commitment{body.text("noticeId"), body.number("version"), body.object("openings").text("root")}, true
}

// openedTogether: what the entries open of each commitment that they name; the first to open a group counts.
func openedTogether(entries []*provenEntry) map[commitment]*object {
	held := map[commitment]*object{}
	for _, e := range entries {
		if name, named := commitmentOf(e.statement); named {
			held[name] = firstOf(held[name], openedBy(e.statement))
		}
	}
	return held
}

// firstOf: of each group that counts here, the first that is opened.
func firstOf(objects ...*object) *object {
	all := &object{values: map[string]any{}}
	for _, o := range objects {
		for name := range noticeGroups {
			if o != nil && o.has(name) && !all.has(name) {
				all.values[name] = o.values[name]
			}
		}
	}
	return all
}

// coversQuestion: whether a notice is the one asked about. What is not opened can never be taken for "not it". Where what it
// opens itself does not say, it is read together with what others opened of the same commitment.
func coversQuestion(s *object, q *question, held map[commitment]*object) string {
	if s.number("kindVersion") != 1 {
		return "unknown"
	}
	if s.text("kind") == "notices.withdrawn" {
		return "other"
	}
	if !makesKnown(s.values["kind"]) {
		return "unknown"
	}
	if q.units == nil && q.during == nil {
		return "covers"
	}
	own := openedBy(s)
	if own == nil {
		return "unknown"
	}
	if alone := judge(own, q); alone != "unknown" {
		return alone
	}
	name, _ := commitmentOf(s)
	return judge(firstOf(own, held[name]), q)
}

func judge(opened *object, q *question) string {
	unknown := false
	if q.units != nil {
		named := map[string]bool{}
		if who := opened.object("who"); who != nil {
			for _, unit := range who.object("value").texts("units") {
				named[unit] = true
			}
		}
		meets := false
		for _, unit := range q.units {
			meets = meets || named[unit]
		}
		if len(named) > 0 && !meets {
			return "other"
		}
		unknown = len(named) == 0
	}
	if q.during != nil {
		from, to, known := spanOfNotice(opened)
		if known && (from >= float64(q.during.to) || to < float64(q.during.from)) {
			return "other"
		}
		unknown = unknown || !known
	}
	if unknown {
		return "unknown"
	}
	return "covers"
}
