# An error that is written to a log is told already; one that is made for the caller is not.
class Agent
  def error(message)
    log(message, level: 4)
  end

  def log(message, level: 1)
    Entry.write(message, level)
  end

  def failure(code)
    Result.new(code: code, success: false)
  end

  def create_event(event)
    if event
      event.publish!
      event
    else
      error("this agent makes no events")
    end
  end

  def weigh(event)
    return failure(:light) if event.light?

    success(event)
  end
end

class RssAgent < Agent
  def check(feed)
    create_event(feed.event)
    weigh(feed.event) # want ignored-result @warning
    feed.read!
  end
end
