"""`python -m bot`. A worker process loads this file under another name: it must not load the bot with it."""

if __name__ == "__main__":
    from bot.command_line import main

    main(prog_name="python -m bot")
