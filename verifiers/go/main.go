// Command parley-verify checks what Parley signs without a line of Parley's own code: proof packs, envelopes, signed
// notes, checkpoints and Merkle proofs. It needs Go and golang.org/x/mod/sumdb, nothing else.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == "serve" {
		if err := serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		return
	}
	fmt.Fprintln(os.Stderr, "usage: parley-verify serve")
	os.Exit(2)
}
