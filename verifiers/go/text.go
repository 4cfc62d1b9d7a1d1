package main

import (
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Every text form has exactly one spelling per value: decoding and encoding again must give the same text.

func fromBase64(text string) ([]byte, bool) {
	b, err := base64.StdEncoding.DecodeString(text)
	return b, err == nil && base64.StdEncoding.EncodeToString(b) == text
}

// fromEitherBase64 takes the URL-safe alphabet too, padded or not, as DSSE allows.
func fromEitherBase64(text string) ([]byte, bool) {
	if b, ok := fromBase64(text); ok {
		return b, true
	}
	bare := strings.TrimRight(text, "=")
	b, err := base64.RawURLEncoding.DecodeString(bare)
	if err != nil || base64.RawURLEncoding.EncodeToString(b) != bare {
		return nil, false
	}
	return b, text == bare || text == base64.URLEncoding.EncodeToString(b)
}

// fromHex takes lower case only.
func fromHex(text string) ([]byte, bool) {
	b, err := hex.DecodeString(text)
	return b, err == nil && hex.EncodeToString(b) == text
}

var decimalText = regexp.MustCompile(`^(?:0|[1-9][0-9]{0,19})$`)

// parseSize reads ASCII decimal without leading zeros, below 2^64.
func parseSize(text string) (uint64, bool) {
	if !decimalText.MatchString(text) {
		return 0, false
	}
	n, err := strconv.ParseUint(text, 10, 64)
	return n, err == nil
}

// isKeyName: not empty, at most 255 bytes, no white space, no control character, no plus sign.
func isKeyName(name string) bool {
	if name == "" || len(name) > 255 || !utf8.ValidString(name) {
		return false
	}
	return strings.IndexFunc(name, func(r rune) bool { return r == '+' || unicode.IsSpace(r) || unicode.IsControl(r) }) < 0
}

// utf16Len is the length that JavaScript gives a string.
func utf16Len(s string) int { return len(utf16.Encode([]rune(s))) }

// isoTime writes UTC milliseconds as the one spelling that headers and reports use.
func isoTime(ms int64) string {
	return time.UnixMilli(ms).UTC().Format("2006-01-02T15:04:05.000Z")
}

var dateTimeText = regexp.MustCompile(`^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$`)

// parseDateTime reads RFC 3339 in UTC with any number of decimals; those beyond milliseconds are cut off.
func parseDateTime(text string) (ms int64, ok bool) {
	parts := dateTimeText.FindStringSubmatch(text)
	if parts == nil {
		return 0, false
	}
	t, err := time.Parse("2006-01-02T15:04:05", parts[1])
	if err != nil {
		return 0, false
	}
	thousandths, _ := strconv.Atoi((parts[2] + "000")[:3])
	return t.UnixMilli() + int64(thousandths), true
}
