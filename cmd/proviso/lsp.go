package main

import (
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"github.com/agentcore/proviso/server"
)

func lspCommand() *cobra.Command {
	var log string
	var stdio bool
	c := &cobra.Command{Use: "lsp", Short: "Serve the Language Server Protocol on standard input and output", Args: cobra.NoArgs}
	c.Flags().StringVar(&log, "log", "", "write the log to `FILE` instead of standard error")
	c.Flags().BoolVar(&stdio, "stdio", true, "serve on standard input and output (the only way there is)")
	c.RunE = func(c *cobra.Command, _ []string) error {
		sink := zapcore.Lock(zapcore.AddSync(c.ErrOrStderr()))
		if log != "" {
			f, err := os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
			if err != nil {
				return err
			}
			defer f.Close()
			sink = zapcore.Lock(f)
		}
		if os.Getenv("GOGC") == "" {
			// Every edit marks the whole index when the collector runs: it may run half as often.
			debug.SetGCPercent(200)
		}
		logger := zap.New(zapcore.NewCore(zapcore.NewConsoleEncoder(zap.NewProductionEncoderConfig()), sink, zap.InfoLevel))
		if s := server.Run(c.Context(), c.InOrStdin(), c.OutOrStdout(), server.Options{Logger: logger, Version: Version()}); s != 0 {
			return status(s)
		}
		return nil
	}
	return c
}
