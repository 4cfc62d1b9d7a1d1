// Command parley-verify checks what Parley signs without a line of Parley's own code: proof packs, envelopes, signed
// notes, checkpoints and Merkle proofs. It needs Go and golang.org/x/mod/sumdb, nothing else.
package main

import (
	"fmt"
	"os"
)

const usage = `usage: parley-verify PACK [FINGERPRINT ...]
       parley-verify tlog-proof PROOF LEAF VKEY

Prints the report of a proof pack. Ends with 0 where the answer is "supported", 1 where it is another or the pack does
not verify, 2 where the file cannot be read. With fingerprints given, every party's root key must be one of them.
The second form checks a C2SP .tlog-proof file for the bytes of a leaf, under the log key that you name.
(parley-verify serve answers the questions of Parley's own tests on its standard input.)
`

func main() {
	if len(os.Args) < 2 {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	if os.Args[1] == "serve" {
		if err := serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		return
	}
	if len(os.Args) == 5 && os.Args[1] == "tlog-proof" {
		os.Exit(checkProof(os.Args[2], os.Args[3], os.Args[4]))
	}
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	report, answer, cards, err := verifyPack(data)
	if err == nil {
		err = trusted(cards, os.Args[2:])
	}
	if err != nil {
		fmt.Printf("refused: %s\n", oneLine(err))
		os.Exit(1)
	}
	fmt.Print(report)
	if answer != "supported" {
		os.Exit(1)
	}
}

// checkProof gives the exit code.
func checkProof(proofPath, leafPath, vkey string) int {
	proof, err := os.ReadFile(proofPath)
	leaf, err2 := os.ReadFile(leafPath)
	log, err3 := decodeVkey(vkey, typeNote)
	for _, err := range []error{err, err2, err3} {
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 2
		}
	}
	index, c, err := verifyTlogProof(string(proof), leaf, log)
	if err != nil {
		fmt.Printf("refused: %s\n", oneLine(err))
		return 1
	}
	fmt.Printf("stands at %d of %d in %s\n", index, c.size, c.origin)
	return 0
}

func trusted(cards []*card, fingerprints []string) error {
	for _, c := range cards {
		known := len(fingerprints) == 0
		for _, fingerprint := range fingerprints {
			known = known || fingerprint == c.ids["root"]
		}
		if !known {
			return fmt.Errorf("root key of %s: %s", c.party, c.ids["root"])
		}
	}
	return nil
}
