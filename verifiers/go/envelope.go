package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// DSSE v1.0.2 with Ed25519 and exactly one signature; the header, the leaf and their openings.

const (
	maxEnvelopeBytes = 1048576
	maxPayloadBytes  = 780000
)

type envelope struct {
	payloadType string
	payload     []byte
	signature   []byte
}

// bytes is PAE then signature: what names the envelope and what a leaf commits to.
func (e *envelope) bytes() []byte { return append(e.pae(), e.signature...) }
func (e *envelope) pae() []byte {
	head := fmt.Sprintf("DSSEv1 %d %s %d ", len(e.payloadType), e.payloadType, len(e.payload))
	return append([]byte(head), e.payload...)
}
func (e *envelope) hash() string {
	sum := sha256.Sum256(e.bytes())
	return hex.EncodeToString(sum[:])
}

// decodeEnvelope reads the DSSE JSON as it passes between nodes.
func decodeEnvelope(data []byte) (*envelope, error) {
	value, err := parseJSON(data, maxEnvelopeBytes)
	if err != nil {
		return nil, err
	}
	bad := errors.New("not an envelope")
	outer, ok := value.(*object)
	if !ok {
		return nil, bad
	}
	payload, ok := fromEitherBase64(outer.text("payload"))
	if _, isText := outer.values["payload"].(string); !ok || !isText || len(payload) > maxPayloadBytes {
		return nil, bad
	}
	payloadType := outer.text("payloadType")
	signatures := outer.list("signatures")
	if payloadType == "" || utf16Len(payloadType) > 255 || len(signatures) != 1 {
		return nil, bad
	}
	one, ok := signatures[0].(*object)
	if !ok {
		return nil, bad
	}
	signature, ok := fromEitherBase64(one.text("sig"))
	if !ok || len(signature) != 64 {
		return nil, bad
	}
	switch keyid := one.values["keyid"].(type) {
	case nil:
	case string:
		if utf16Len(keyid) > 255 {
			return nil, bad
		}
	default:
		return nil, bad
	}
	return &envelope{payloadType, payload, signature}, nil
}

// open verifies first and reads after: the statement is what this key signed, in the name of this party and log.
func (e *envelope) open(party, log string, key []byte) (*object, error) {
	if !verifySignature(key, e.pae(), e.signature) {
		return nil, errSignature
	}
	value, err := parseJSON(e.payload, maxPayloadBytes)
	if err != nil {
		return nil, err
	}
	if err := statementFields.within(value); err != nil {
		return nil, fmt.Errorf("statement: %w", err)
	}
	s := value.(*object)
	kindVersion := strconv.FormatFloat(s.number("kindVersion"), 'f', -1, 64)
	if e.payloadType != "application/vnd.parley."+s.text("kind")+".v"+kindVersion+"+json" {
		return nil, errors.New("the payload type is not that of the kind")
	}
	if s.text("from") != party || s.text("log") != log {
		return nil, errors.New("in the name of another party or log")
	}
	return s, nil
}

var errSignature = errors.New("the signature does not verify")

type header struct {
	direction string
	class     string
	peer      string // "" for own entries
	peerSeq   uint64
	prev      *uint64
	timeMs    int64
}

var headerText = regexp.MustCompile(`^parley-header/v1\n` +
	`direction (own|out|in)\nclass ([a-z]+)\npeer (-|[a-z][a-z0-9-]{0,31})\n` +
	`peerseq (0|[1-9][0-9]{0,15})\nprev (none|0|[1-9][0-9]{0,15})\n` +
	`time (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n$`)

func decodeHeader(text string) (*header, error) {
	bad := errors.New("not a header")
	parts := headerText.FindStringSubmatch(text)
	if parts == nil || !isClass(parts[2]) {
		return nil, bad
	}
	h := &header{direction: parts[1], class: parts[2], peer: strings.TrimSuffix(parts[3], "-")}
	if parts[3] != "-" {
		h.peer = parts[3]
	}
	h.peerSeq, _ = strconv.ParseUint(parts[4], 10, 64)
	if parts[5] != "none" {
		prev, _ := strconv.ParseUint(parts[5], 10, 64)
		h.prev = &prev
	}
	ms, ok := parseDateTime(parts[6])
	own := h.direction == "own"
	if !ok || h.peerSeq > maxSafe || (h.prev != nil && *h.prev > maxSafe) || own != (h.peer == "") {
		return nil, bad
	}
	if own && (h.peerSeq != 0 || h.prev != nil) {
		return nil, bad
	}
	h.timeMs = ms
	return h, nil
}

// salted is SHA-256(salt ‖ bytes).
func salted(salt, b []byte) []byte {
	sum := sha256.Sum256(append(append([]byte{}, salt...), b...))
	return sum[:]
}

// leafOf is the 65 bytes that stand in the tree.
func leafOf(salt1 []byte, headerText string, bodyCommitment []byte) []byte {
	return append(append([]byte{1}, salted(salt1, []byte(headerText))...), bodyCommitment...)
}

var (
	isSalt         = matching(hex32Text)
	isHeaderText   = text(0, 256)
	envelopeFields = fields{"payloadType": text(0, 255), "payload": text(0, maxEnvelopeBytes*2), "sig": text(0, maxEnvelopeBytes)}
	fullOpening    = fields{"salt1": isSalt, "header": isHeaderText, "salt2": isSalt, "envelope": envelopeFields.check}
	headerOpening  = fields{"salt1": isSalt, "header": isHeaderText, "body": isHex64}
)

type opening struct {
	header   *header
	leaf     []byte
	envelope *envelope // nil where only the header is opened
}

func envelopeOf(o *object) (*envelope, error) {
	payload, ok := fromBase64(o.text("payload"))
	signature, ok2 := fromBase64(o.text("sig"))
	if !ok || !ok2 || len(signature) != 64 {
		return nil, errors.New("not an envelope")
	}
	return &envelope{o.text("payloadType"), payload, signature}, nil
}

func decodeOpening(value any) (*opening, error) {
	full := fullOpening.check(value)
	if !full && !headerOpening.check(value) {
		return nil, errors.New("not an opening")
	}
	o := value.(*object)
	h, err := decodeHeader(o.text("header"))
	if err != nil {
		return nil, err
	}
	salt1, _ := fromHex(o.text("salt1"))
	if !full {
		body, _ := fromHex(o.text("body"))
		return &opening{h, leafOf(salt1, o.text("header"), body), nil}, nil
	}
	e, err := envelopeOf(o.object("envelope"))
	if err != nil {
		return nil, err
	}
	salt2, _ := fromHex(o.text("salt2"))
	return &opening{h, leafOf(salt1, o.text("header"), salted(salt2, e.bytes())), e}, nil
}
