package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// C2SP tlog-policy, and the checkpoints of a pack under it.

type policy struct {
	witnesses []policyWitness
	groups    []policyGroup
	quorum    string
}
type policyWitness struct {
	name string
	key  *verifier
}
type policyGroup struct {
	name      string
	threshold int
	members   []string
}

const maxPolicyItems = 256

var thresholdText = regexp.MustCompile(`^[1-9][0-9]{0,3}$`)

func parsePolicy(text string) (*policy, error) {
	bad := func(line int) error { return fmt.Errorf("policy: line %d", line) }
	if len(text) > 65536 || !strings.HasSuffix(text, "\n") {
		return nil, errors.New("policy")
	}
	p := &policy{}
	logs, keys, names, members := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	// once says whether the value is new to the set, and puts it there.
	once := func(set map[string]bool, value string) bool {
		fresh := !set[value]
		set[value] = true
		return fresh
	}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if strings.IndexFunc(line, func(r rune) bool { return (r < 0x20 && r != '\t') || r == 0x7f }) >= 0 {
			return nil, bad(i + 1)
		}
		f := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' })
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		good := false
		switch f[0] {
		case "log":
			if len(f) == 2 || len(f) == 3 {
				key, err := decodeVkey(f[1], typeNote)
				good = err == nil && once(logs, string(key.key))
			}
		case "witness":
			if len(f) == 3 || len(f) == 4 {
				key, err := decodeVkey(f[2], typeCosignature)
				good = err == nil && f[1] != "none" && once(keys, string(key.key)) && once(names, f[1])
				p.witnesses = append(p.witnesses, policyWitness{f[1], key})
			}
		case "group":
			if len(f) >= 4 {
				group := policyGroup{f[1], groupThreshold(f[2], len(f)-3), f[3:]}
				good = group.threshold > 0 && f[1] != "none"
				for _, member := range group.members {
					good = good && names[member] && once(members, member)
				}
				good = good && once(names, f[1])
				p.groups = append(p.groups, group)
			}
		case "quorum":
			good = len(f) == 2 && p.quorum == "" && (f[1] == "none" || names[f[1]])
			if good {
				p.quorum = f[1]
			}
		}
		if !good || len(logs) > maxPolicyItems || len(p.witnesses) > maxPolicyItems || len(p.groups) > maxPolicyItems {
			return nil, bad(i + 1)
		}
	}
	if p.quorum == "" {
		return nil, errors.New("policy: no quorum")
	}
	return p, nil
}

// plain is the policy in the one spelling that packs carry: no logs, no addresses, no comments.
func (p *policy) plain() string {
	var out strings.Builder
	for _, w := range p.witnesses {
		key := base64.StdEncoding.EncodeToString(append([]byte{w.key.kind}, w.key.key...))
		fmt.Fprintf(&out, "witness %s %s+%x+%s\n", w.name, w.key.name, w.key.id(), key)
	}
	for _, g := range p.groups {
		fmt.Fprintf(&out, "group %s %d %s\n", g.name, g.threshold, strings.Join(g.members, " "))
	}
	return out.String() + "quorum " + p.quorum + "\n"
}

// groupThreshold: any, all, or 1 to n in decimal; 0 for anything else.
func groupThreshold(text string, n int) int {
	switch {
	case text == "any":
		return 1
	case text == "all":
		return n
	case thresholdText.MatchString(text):
		if k, _ := strconv.Atoi(text); k <= n {
			return k
		}
	}
	return 0
}

type packCheckpoint struct {
	*checkpoint
	lines []string
}

const lastSecond = 253402300799 // 9999-12-31T23:59:59Z

// readCheckpoint: signed by keys of its log, cosigned by witnesses of the policy, by nobody else and by nobody twice.
func readCheckpoint(whole string, cards []*card, p *policy) (*packCheckpoint, error) {
	text, lines, err := splitNote(whole)
	if err != nil {
		return nil, err
	}
	c, err := decodeCheckpoint(text)
	if err != nil {
		return nil, err
	}
	verifiers, keyids, gone := []*verifier{}, []string{}, map[string]bool{}
	for _, card := range cards {
		if card.origin == c.origin {
			verifiers, keyids, gone = append(verifiers, card.log), append(keyids, card.ids["log"]), card.gone
		}
	}
	logKeys := len(verifiers)
	for _, w := range p.witnesses {
		verifiers = append(verifiers, w.key)
	}
	for i, line := range lines {
		for _, other := range lines[:i] {
			if other.name == line.name && string(other.id) == string(line.id) {
				return nil, errors.New("one key signed a checkpoint twice")
			}
		}
	}
	opened, err := openNote(whole, verifiers)
	if err != nil {
		return nil, err
	}
	if opened.unknown > 0 {
		return nil, errors.New("a checkpoint signed by somebody else")
	}
	times := map[*verifier]int64{}
	byLog := false
	for i, v := range opened.signed {
		for at, key := range verifiers[:logKeys] {
			// A stolen log key could have signed any tree.
			byLog = byLog || key == v && !gone[keyids[at]]
		}
		if v.kind == typeCosignature {
			seconds, _ := cosignedAt(opened.lines[i].signature)
			if seconds > lastSecond {
				return nil, errors.New("a time beyond the calendar")
			}
			times[v] = int64(seconds) * 1000
		}
	}
	if !byLog {
		return nil, errors.New("a checkpoint that its log did not sign")
	}
	return &packCheckpoint{c, p.linesOf(c, times)}, nil
}

func (p *policy) linesOf(c *checkpoint, times map[*verifier]int64) []string {
	counted, sorted, lines := map[string]bool{}, []int64{}, []string{""}
	for _, w := range p.witnesses {
		if at, signed := times[w.key]; signed {
			counted[w.name] = true
			sorted = append(sorted, at)
			lines = append(lines, fmt.Sprintf("cosigned %s %s", w.key.name, isoTime(at)))
		}
	}
	for _, g := range p.groups {
		n := 0
		for _, member := range g.members {
			if counted[member] {
				n++
			}
		}
		counted[g.name] = n >= g.threshold
	}
	quorum, median := "missed", "-"
	if p.quorum == "none" {
		quorum = "none"
	} else if counted[p.quorum] {
		quorum = "met"
	}
	if len(sorted) > 0 {
		sort.Slice(sorted, func(i, j int) bool { return sorted[i] < sorted[j] })
		median = isoTime(sorted[(len(sorted)-1)/2])
	}
	lines[0] = fmt.Sprintf("checkpoint %s %d %s quorum %s %s", c.origin, c.size, toHash(c.root), quorum, median)
	return lines
}

const noLimit = math.MaxInt32
