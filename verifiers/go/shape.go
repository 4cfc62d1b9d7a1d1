package main

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"unicode/utf8"
)

// Shapes of JSON objects, field by field. A field that is missing or that the shape does not name refuses the object.

type check func(value any) bool
type fields map[string]check

var (
	partyText = regexp.MustCompile(`^[a-z][a-z0-9-]{0,31}$`)
	hex64Text = regexp.MustCompile(`^[0-9a-f]{64}$`)
	hex32Text = regexp.MustCompile(`^[0-9a-f]{32}$`)
	ulidText  = regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{26}$`)
)

// within says why the value does not have exactly these fields, or nil.
func (f fields) within(value any) error {
	o, ok := value.(*object)
	if !ok {
		return errors.New("not an object")
	}
	for _, name := range o.names {
		if _, known := f[name]; !known {
			return fmt.Errorf("unknown field %q", name)
		}
	}
	for name, ok := range f {
		if !o.has(name) || !ok(o.values[name]) {
			return fmt.Errorf("field %q", name)
		}
	}
	return nil
}
func (f fields) check(value any) bool { return f.within(value) == nil }

func anything(any) bool { return true }

// text: `from` to `to` characters.
func text(from, to int) check {
	return func(value any) bool {
		s, ok := value.(string)
		return ok && utf8.RuneCountInString(s) >= from && utf8.RuneCountInString(s) <= to
	}
}
func matching(pattern *regexp.Regexp) check {
	return func(value any) bool {
		s, ok := value.(string)
		return ok && pattern.MatchString(s)
	}
}
func oneOf(words ...string) check {
	return func(value any) bool {
		for _, word := range words {
			if value == word {
				return true
			}
		}
		return false
	}
}
func whole(least, most float64) check {
	return func(value any) bool {
		n, ok := value.(float64)
		return ok && n == math.Trunc(n) && n >= least && n <= most
	}
}
func orNull(inner check) check {
	return func(value any) bool { return value == nil || inner(value) }
}
func listOf(least, most int, inner check) check {
	return func(value any) bool {
		list, ok := value.([]any)
		if !ok || len(list) < least || len(list) > most {
			return false
		}
		for _, each := range list {
			if !inner(each) {
				return false
			}
		}
		return true
	}
}
func isDateTime(value any) bool {
	s, ok := value.(string)
	if ok {
		_, ok = parseDateTime(s)
	}
	return ok
}

// Accessors for objects whose shape was checked before.
func (o *object) text(name string) string    { s, _ := o.values[name].(string); return s }
func (o *object) number(name string) float64 { n, _ := o.values[name].(float64); return n }
func (o *object) index(name string) uint64   { return uint64(o.number(name)) }
func (o *object) ms(name string) int64       { return int64(o.number(name)) }
func (o *object) object(name string) *object { child, _ := o.values[name].(*object); return child }
func (o *object) list(name string) []any     { list, _ := o.values[name].([]any); return list }
func (o *object) texts(name string) []string {
	out := []string{}
	for _, each := range o.list(name) {
		s, _ := each.(string)
		out = append(out, s)
	}
	return out
}

const maxSafeF = float64(maxSafe)

var (
	isParty   = matching(partyText)
	isHex64   = matching(hex64Text)
	isULID    = matching(ulidText)
	isLine    = text(1, 200)
	isNatural = whole(0, maxSafeF)
	kindText  = regexp.MustCompile(`^[a-z]+(\.[a-z-]+)+$`)
	isMode    = oneOf("live", "exercise")
	isClass   = oneOf("admin", "terms", "notice", "receipt", "reply", "conflict", "watch", "line", "incident", "record")
)

var statementFields = fields{
	"v":           whole(1, 1),
	"mode":        isMode,
	"kind":        func(v any) bool { return matching(kindText)(v) && text(1, 64)(v) },
	"kindVersion": whole(1, maxSafeF),
	"class":       isClass,
	"id":          isULID,
	"from":        isParty,
	"log":         isLine,
	"to":          orNull(isParty),
	"peerSeq":     isNatural,
	"prevToPeer":  orNull(isHex64),
	"seen":        orNull(fields{"peerSeq": isNatural, "size": isNatural, "root": orNull(isHex64)}.check),
	"claimedTime": isDateTime,
	"expires":     orNull(isDateTime),
	"precedence":  oneOf("routine", "priority", "immediate", "flash"),
	"refs":        listOf(0, 256, isULID),
	"by":          orNull(fields{"office": isLine, "officer": isLine, "signIn": isLine}.check),
	"approvals":   listOf(0, 16, fields{"officer": isLine, "key": isLine, "sig": isLine}.check),
	"body":        anything,
}
