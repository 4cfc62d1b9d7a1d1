package main

import (
	"bufio"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/mod/sumdb/tlog"
)

// The differential tests keep one such process and ask it line by line: a verb and arguments, "-" for an empty one.
// The answer is one line: "ok" with what was found, or "no" with why. A line that is no question ends the process.

type asked struct {
	args []string
	at   int
}

func (a *asked) next() string {
	if a.at >= len(a.args) {
		panic("an argument is missing")
	}
	a.at++
	if a.args[a.at-1] == "-" {
		return ""
	}
	return a.args[a.at-1]
}
func (a *asked) bytes() []byte {
	b, err := base64.StdEncoding.DecodeString(a.next())
	if err != nil {
		panic(err)
	}
	return b
}
func (a *asked) text() string { return string(a.bytes()) }
func (a *asked) size() uint64 {
	n, err := strconv.ParseUint(a.next(), 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}
func (a *asked) rest() (hashes [][]byte) {
	for a.at < len(a.args) {
		hashes = append(hashes, a.bytes())
	}
	return hashes
}

var logInMemory = &tree{}

func yes(found ...any) string { return strings.TrimSpace("ok " + fmt.Sprintln(found...)) }
func no(why any) string       { return "no " + oneLine(why) }

// oneLine: what a file says may stand in an error, and must not pass for a line of ours.
func oneLine(why any) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, fmt.Sprint(why))
}

func listed(proof []tlog.Hash) (out []any) {
	for _, hash := range proof {
		out = append(out, hash)
	}
	return out
}
func verdict(good bool) string {
	if good {
		return yes()
	}
	return no("false")
}

func answer(line string) string {
	a := &asked{args: strings.Fields(line)}
	switch verb := a.next(); verb {
	case "signature":
		return verdict(verifySignature(a.bytes(), a.bytes(), a.bytes()))
	case "inclusion":
		index, size, leaf, root := a.size(), a.size(), a.bytes(), a.bytes()
		return verdict(verifyInclusion(index, size, leaf, a.rest(), root))
	case "consistency":
		oldSize, size, oldRoot, root := a.size(), a.size(), a.bytes(), a.bytes()
		return verdict(verifyConsistency(oldSize, size, oldRoot, root, a.rest()))
	case "subtree-inclusion":
		index, start, end, leaf, root := a.size(), a.size(), a.size(), a.bytes(), a.bytes()
		return verdict(verifySubtreeInclusion(index, start, end, leaf, a.rest(), root))
	case "subtree-consistency":
		start, end, size, subRoot, root := a.size(), a.size(), a.size(), a.bytes(), a.bytes()
		return verdict(verifySubtreeConsistency(start, end, size, subRoot, root, a.rest()))
	case "root-of-nothing":
		// Not by x/mod: its older versions give zeros here.
		return yes(toHash(emptyRoot()))
	case "append":
		root, err := logInMemory.append(a.bytes())
		if err != nil {
			panic(err)
		}
		return yes(root)
	case "prove":
		index, size := a.size(), a.size()
		proof, err := tlog.ProveRecord(int64(size), int64(index), logInMemory.reader())
		if err != nil {
			panic(err)
		}
		return yes(listed(proof)...)
	case "prove-tree":
		oldSize, size := a.size(), a.size()
		proof, err := tlog.ProveTree(int64(size), int64(oldSize), logInMemory.reader())
		if err != nil {
			panic(err)
		}
		return yes(listed(proof)...)
	case "note":
		return answerNote(a)
	case "checkpoint":
		whole, log := a.text(), mustVkey(a.text())
		c, err := openCheckpoint(whole, log)
		if err != nil {
			return no(err)
		}
		return yes(c.size, hex.EncodeToString(c.root))
	case "proof":
		whole, leaf, log := a.text(), a.bytes(), mustVkey(a.text())
		index, c, err := verifyTlogProof(whole, leaf, log)
		if err != nil {
			return no(err)
		}
		return yes(index, c.size)
	case "vkey":
		if _, err := decodeVkey(a.text(), byte(a.size())); err != nil {
			return no(err)
		}
		return yes()
	case "envelope":
		text, party, log, key := a.bytes(), a.text(), a.text(), a.bytes()
		e, err := decodeEnvelope(text)
		if err != nil {
			return no(err)
		}
		s, err := e.open(party, log, key)
		if err != nil {
			return no(err)
		}
		return yes(e.hash(), s.text("id"))
	case "opening":
		value, err := parseJSON(a.bytes(), maxEnvelopeBytes*2)
		if err != nil {
			return no(err)
		}
		o, err := decodeOpening(value)
		if err != nil {
			return no(err)
		}
		return yes(hex.EncodeToString(leafHash(o.leaf)))
	case "pack":
		report, _, _, err := verifyPack(a.bytes())
		if err != nil {
			return no(err)
		}
		return yes(base64.StdEncoding.EncodeToString([]byte(report)))
	case "policy":
		if _, err := parsePolicy(a.text()); err != nil {
			return no(err)
		}
		return yes()
	case "card":
		value, err := parseJSON(a.bytes(), maxEnvelopeBytes)
		if err != nil {
			return no(err)
		}
		c, err := readCard(value)
		if err != nil {
			return no(err)
		}
		return yes(c.hash)
	default:
		panic("no such verb: " + verb)
	}
}

func mustVkey(text string) *verifier {
	v, err := decodeVkey(text, typeNote)
	if err != nil {
		panic(err)
	}
	return v
}

func answerNote(a *asked) string {
	whole := a.text()
	verifiers := []*verifier{}
	for a.at < len(a.args) {
		verifiers = append(verifiers, mustVkey(a.text()))
	}
	opened, err := openNote(whole, verifiers)
	if err != nil {
		return no(err)
	}
	return yes(base64.StdEncoding.EncodeToString([]byte(opened.text)), len(opened.signed), opened.unknown)
}

// serve answers until its input ends.
func serve(in io.Reader, out io.Writer) error {
	reader := bufio.NewReaderSize(in, 1<<20)
	writer := bufio.NewWriterSize(out, 1<<20)
	defer writer.Flush()
	for {
		line, err := reader.ReadString('\n')
		if err == io.EOF && line == "" {
			return nil
		}
		if err != nil {
			return err
		}
		fmt.Fprintln(writer, answer(strings.TrimSuffix(line, "\n")))
		// What is asked in one go is answered in one go.
		if reader.Buffered() == 0 {
			if err := writer.Flush(); err != nil {
				return err
			}
		}
	}
}
