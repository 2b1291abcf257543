// Command kosong is a fiber app that can do nothing: what naskah is compared with at rest.
package main

import (
	"fmt"
	"os"

	"github.com/gofiber/fiber/v2"
)

func main() {
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Get("/sehat", func(c *fiber.Ctx) error { return c.SendString("sehat\n") })
	if err := app.Listen(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
