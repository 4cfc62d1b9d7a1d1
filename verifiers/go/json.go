package main

import (
	"errors"
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Strict I-JSON (RFC 7493): refused is what two readers could understand differently, that is a member named twice, a
// lone surrogate, a whole number that a double would round, a number that overflows, nesting deeper than 64.

const maxDepth = 64

type object struct {
	names  []string
	values map[string]any
}

func (o *object) has(name string) bool { _, ok := o.values[name]; return ok }

type jsonReader struct {
	text string
	at   int
}

var errSyntax = errors.New("not JSON")

func parseJSON(data []byte, limit int) (any, error) {
	if len(data) > limit {
		return nil, fmt.Errorf("more than %d bytes", limit)
	}
	if !utf8.Valid(data) {
		return nil, errors.New("not UTF-8")
	}
	r := &jsonReader{text: string(data)}
	value, err := r.value(1)
	if err != nil {
		return nil, err
	}
	r.space()
	if r.at != len(r.text) {
		return nil, errSyntax
	}
	return value, nil
}

func (r *jsonReader) space() {
	for r.at < len(r.text) && strings.IndexByte(" \t\n\r", r.text[r.at]) >= 0 {
		r.at++
	}
}

func (r *jsonReader) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

func (r *jsonReader) take(word string) bool {
	if strings.HasPrefix(r.text[r.at:], word) {
		r.at += len(word)
		return true
	}
	return false
}

func (r *jsonReader) value(depth int) (any, error) {
	if depth > maxDepth {
		return nil, errors.New("nested too deep")
	}
	r.space()
	switch r.peek() {
	case '{':
		return r.object(depth)
	case '[':
		return r.array(depth)
	case '"':
		return r.str()
	case 't':
		if r.take("true") {
			return true, nil
		}
	case 'f':
		if r.take("false") {
			return false, nil
		}
	case 'n':
		if r.take("null") {
			return nil, nil
		}
	default:
		return r.number()
	}
	return nil, errSyntax
}

func (r *jsonReader) digits() int {
	from := r.at
	for r.at < len(r.text) && r.text[r.at] >= '0' && r.text[r.at] <= '9' {
		r.at++
	}
	return r.at - from
}

func (r *jsonReader) number() (any, error) {
	from := r.at
	r.take("-")
	if !r.take("0") && r.digits() == 0 {
		return nil, errSyntax
	}
	whole := true
	if r.take(".") {
		whole = false
		if r.digits() == 0 {
			return nil, errSyntax
		}
	}
	if r.take("e") || r.take("E") {
		whole = false
		if !r.take("+") {
			r.take("-")
		}
		if r.digits() == 0 {
			return nil, errSyntax
		}
	}
	n, _ := strconv.ParseFloat(r.text[from:r.at], 64)
	if math.IsInf(n, 0) || (whole && math.Abs(n) > maxSafe) {
		return nil, errors.New("a double would round this number")
	}
	return n, nil
}

const maxSafe = 1<<53 - 1

func (r *jsonReader) hex4() (rune, bool) {
	if r.at+6 > len(r.text) || r.text[r.at] != '\\' || r.text[r.at+1] != 'u' {
		return 0, false
	}
	n := rune(0)
	for _, c := range []byte(r.text[r.at+2 : r.at+6]) {
		digit := strings.IndexByte("0123456789abcdef", c|0x20)
		if digit < 0 || (c < 'A' && c > '9') {
			return 0, false
		}
		n = n<<4 | rune(digit)
	}
	r.at += 6
	return n, true
}

func (r *jsonReader) str() (any, error) {
	r.at++
	var out strings.Builder
	for {
		if r.at >= len(r.text) || r.text[r.at] < 0x20 {
			return nil, errSyntax
		}
		c := r.text[r.at]
		if c == '"' {
			r.at++
			return out.String(), nil
		}
		if c != '\\' {
			out.WriteByte(c)
			r.at++
			continue
		}
		if r.at+1 < len(r.text) && r.text[r.at+1] == 'u' {
			first, ok := r.hex4()
			if !ok {
				return nil, errSyntax
			}
			if utf16.IsSurrogate(first) {
				second, ok := r.hex4()
				pair := utf16.DecodeRune(first, second)
				if !ok || pair == utf8.RuneError {
					return nil, errors.New("lone surrogate")
				}
				first = pair
			}
			out.WriteRune(first)
			continue
		}
		at := -1
		if r.at+1 < len(r.text) {
			at = strings.IndexByte(`"\/bfnrt`, r.text[r.at+1])
		}
		if at < 0 {
			return nil, errSyntax
		}
		out.WriteByte("\"\\/\b\f\n\r\t"[at])
		r.at += 2
	}
}

func (r *jsonReader) array(depth int) (any, error) {
	r.at++
	out := []any{}
	r.space()
	if r.take("]") {
		return out, nil
	}
	for {
		value, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		out = append(out, value)
		r.space()
		if r.take("]") {
			return out, nil
		}
		if !r.take(",") {
			return nil, errSyntax
		}
	}
}

func (r *jsonReader) object(depth int) (any, error) {
	r.at++
	out := &object{values: map[string]any{}}
	r.space()
	if r.take("}") {
		return out, nil
	}
	for {
		r.space()
		if r.peek() != '"' {
			return nil, errSyntax
		}
		name, err := r.str()
		if err != nil {
			return nil, err
		}
		if out.has(name.(string)) {
			return nil, errors.New("a member stands twice")
		}
		r.space()
		if !r.take(":") {
			return nil, errSyntax
		}
		value, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		out.names = append(out.names, name.(string))
		out.values[name.(string)] = value
		r.space()
		if r.take("}") {
			return out, nil
		}
		if !r.take(",") {
			return nil, errSyntax
		}
	}
}

// canonical is the RFC 8785 text. Packs and cards hold no other numbers than whole ones; another is an error here.
func canonical(value any) (string, error) {
	var out strings.Builder
	if err := writeCanonical(&out, value); err != nil {
		return "", err
	}
	return out.String(), nil
}

func writeCanonical(out *strings.Builder, value any) error {
	switch v := value.(type) {
	case nil:
		out.WriteString("null")
	case bool:
		out.WriteString(strconv.FormatBool(v))
	case float64:
		if v != math.Trunc(v) || math.Abs(v) > maxSafe {
			return errors.New("not a whole number")
		}
		out.WriteString(strconv.FormatInt(int64(v), 10))
	case string:
		writeString(out, v)
	case []any:
		out.WriteByte('[')
		for i, each := range v {
			if i > 0 {
				out.WriteByte(',')
			}
			if err := writeCanonical(out, each); err != nil {
				return err
			}
		}
		out.WriteByte(']')
	case *object:
		names := append([]string(nil), v.names...)
		sort.Slice(names, func(i, j int) bool { return lessUTF16(names[i], names[j]) })
		out.WriteByte('{')
		for i, name := range names {
			if i > 0 {
				out.WriteByte(',')
			}
			writeString(out, name)
			out.WriteByte(':')
			if err := writeCanonical(out, v.values[name]); err != nil {
				return err
			}
		}
		out.WriteByte('}')
	default:
		return fmt.Errorf("%T is no JSON", value)
	}
	return nil
}

// lessUTF16 compares by UTF-16 code units, as RFC 8785 §3.2.3 sorts names.
func lessUTF16(a, b string) bool {
	x, y := utf16.Encode([]rune(a)), utf16.Encode([]rune(b))
	for i := 0; i < len(x) && i < len(y); i++ {
		if x[i] != y[i] {
			return x[i] < y[i]
		}
	}
	return len(x) < len(y)
}

// writeString escapes what RFC 8785 §3.2.2.2 escapes and nothing else.
func writeString(out *strings.Builder, s string) {
	out.WriteByte('"')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if at := strings.IndexByte("\"\\\b\f\n\r\t", c); at >= 0 {
			out.WriteByte('\\')
			out.WriteByte(`"\bfnrt`[at])
		} else if c < 0x20 {
			fmt.Fprintf(out, `\u%04x`, c)
		} else {
			out.WriteByte(c)
		}
	}
	out.WriteByte('"')
}
