package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
)

// C2SP signed notes, checkpoints, cosignatures and tlog-proofs. What is taken here, golang.org/x/mod/sumdb/note must
// take too, or the program ends; this reader is stricter: no bytes but the note's own, every known signature checked.

const (
	typeNote        = 0x01
	typeCosignature = 0x04
	maxNoteBytes    = 65536
	maxSignatures   = 64
	maxProofHashes  = 64
)

// verifier is one key that may sign notes. It is a note.Verifier of golang.org/x/mod as well.
type verifier struct {
	name string
	kind byte
	key  []byte
}

func (v *verifier) Name() string { return v.name }
func (v *verifier) id() []byte {
	sum := sha256.Sum256(append(append([]byte(v.name), '\n', v.kind), v.key...))
	return sum[:4]
}
func (v *verifier) KeyHash() uint32 { return binary.BigEndian.Uint32(v.id()) }
func (v *verifier) Verify(text, signature []byte) bool {
	if v.kind == typeNote {
		return verifySignature(v.key, text, signature)
	}
	seconds, ok := cosignedAt(signature)
	if !ok {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", seconds, text)
	return verifySignature(v.key, []byte(signed), signature[8:])
}

// cosignedAt is the time inside a cosignature, POSIX seconds.
func cosignedAt(signature []byte) (uint64, bool) {
	if len(signature) != 72 {
		return 0, false
	}
	seconds := binary.BigEndian.Uint64(signature)
	return seconds, seconds <= math.MaxInt64
}

// decodeVkey reads `<name>+<8 hex of the key id>+<base64 of type and key>`.
func decodeVkey(text string, kind byte) (*verifier, error) {
	bad := errors.New("not a vkey")
	parts := strings.SplitN(text, "+", 3)
	if len(parts) != 3 || !isKeyName(parts[0]) {
		return nil, bad
	}
	b, ok := fromBase64(parts[2])
	if !ok || len(b) == 0 || b[0] != kind {
		return nil, bad
	}
	v := &verifier{name: parts[0], kind: kind, key: b[1:]}
	if err := checkKey(v.key); err != nil {
		return nil, err
	}
	if hex.EncodeToString(v.id()) != parts[1] {
		return nil, bad
	}
	return v, nil
}

type signatureLine struct {
	name      string
	id        []byte
	signature []byte
}

type openedNote struct {
	text    string
	signed  []*verifier
	lines   []signatureLine // of `signed`, in the same order
	unknown int
}

func splitNote(whole string) (text string, lines []signatureLine, err error) {
	bad := errors.New("not a signed note")
	if len(whole) > maxNoteBytes || !utf8.ValidString(whole) || !strings.HasSuffix(whole, "\n") {
		return "", nil, bad
	}
	if strings.IndexFunc(whole, func(r rune) bool { return (r < 0x20 && r != '\n') || r == 0x7f }) >= 0 {
		return "", nil, bad
	}
	at := strings.LastIndex(whole, "\n\n")
	if at < 0 || at+2 == len(whole) {
		return "", nil, bad
	}
	given := strings.Split(strings.TrimSuffix(whole[at+2:], "\n"), "\n")
	if len(given) > maxSignatures {
		return "", nil, bad
	}
	for _, line := range given {
		fields := strings.Split(line, " ")
		if len(fields) != 3 || fields[0] != "\u2014" || !isKeyName(fields[1]) {
			return "", nil, bad
		}
		b, err := base64.StdEncoding.DecodeString(fields[2])
		if err != nil || len(b) < 5 {
			return "", nil, bad
		}
		line := signatureLine{fields[1], b[:4], b[4:]}
		if _, ok := fromBase64(fields[2]); !ok {
			// A second spelling (set bits after the end): a line whose key can be told, but no signature.
			line.signature = nil
		}
		lines = append(lines, line)
	}
	return whole[:at+1], lines, nil
}

// openNote gives the text that at least one of the verifiers signed. A known key whose signature fails refuses the whole.
func openNote(whole string, verifiers []*verifier) (*openedNote, error) {
	text, lines, err := splitNote(whole)
	if err != nil {
		return nil, err
	}
	out := &openedNote{text: text}
	for _, line := range lines {
		var known *verifier
		for _, v := range verifiers {
			if v.name == line.name && bytes.Equal(v.id(), line.id) {
				known = v
				break
			}
		}
		switch {
		case known == nil:
			out.unknown++
		case !known.Verify([]byte(text), line.signature):
			return nil, fmt.Errorf("the signature of %s does not verify", line.name)
		default:
			out.signed = append(out.signed, known)
			out.lines = append(out.lines, line)
		}
	}
	if len(out.signed) == 0 {
		return nil, errors.New("signed by no known key")
	}
	mustAgree("note", true, xmodOpens(whole, text, verifiers))
	return out, nil
}

func xmodOpens(whole, text string, verifiers []*verifier) bool {
	list := make([]note.Verifier, 0, len(verifiers))
	seen := map[string]bool{}
	for _, v := range verifiers {
		name := v.name + "+" + hex.EncodeToString(v.id())
		if !seen[name] {
			seen[name] = true
			list = append(list, v)
		}
	}
	opened, err := note.Open([]byte(whole), note.VerifierList(list...))
	return err == nil && opened.Text == text
}

type checkpoint struct {
	origin string
	size   uint64
	root   []byte
}

func decodeCheckpoint(text string) (*checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] == "" || len(lines[0]) > 255 {
		return nil, errors.New("not a checkpoint")
	}
	size, ok := parseSize(lines[1])
	root, ok2 := fromBase64(lines[2])
	if !ok || !ok2 || len(root) != 32 {
		return nil, errors.New("not a checkpoint")
	}
	return &checkpoint{lines[0], size, root}, nil
}

func openCheckpoint(whole string, log *verifier) (*checkpoint, error) {
	opened, err := openNote(whole, []*verifier{log})
	if err != nil {
		return nil, err
	}
	c, err := decodeCheckpoint(opened.text)
	if err != nil {
		return nil, err
	}
	if c.origin != log.name {
		return nil, errors.New("a checkpoint of another log")
	}
	return c, nil
}

// verifyTlogProof reads a .tlog-proof file and checks that the leaf stands where it says.
func verifyTlogProof(text string, leaf []byte, log *verifier) (index uint64, c *checkpoint, err error) {
	bad := errors.New("not a tlog-proof")
	if !utf8.ValidString(text) {
		return 0, nil, bad
	}
	head, signed, found := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" {
		return 0, nil, bad
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		// Unauthenticated: read for its shape, and dropped.
		if _, ok := fromBase64(lines[0][len("extra "):]); !ok || len(lines[0]) > 65536+len("extra ") {
			return 0, nil, bad
		}
		lines = lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return 0, nil, bad
	}
	index, ok := parseSize(lines[0][len("index "):])
	if !ok || len(lines)-1 > maxProofHashes {
		return 0, nil, bad
	}
	proof, ok := hashList(lines[1:])
	if !ok {
		return 0, nil, bad
	}
	if c, err = openCheckpoint(signed, log); err != nil {
		return 0, nil, err
	}
	if !verifyInclusion(index, c.size, leafHash(leaf), proof, c.root) {
		return 0, nil, errors.New("the leaf does not stand there")
	}
	return index, c, nil
}

// hashList reads base64 lines of 32 bytes each.
func hashList(texts []string) ([][]byte, bool) {
	out := make([][]byte, 0, len(texts))
	for _, text := range texts {
		hash, ok := fromBase64(text)
		if !ok || len(hash) != 32 {
			return nil, false
		}
		out = append(out, hash)
	}
	return out, true
}
