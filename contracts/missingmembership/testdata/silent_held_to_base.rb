# Whatever the name gives must be a handler.
class RunsHandler
  def perform(handler_name, event)
    handler = handler_name.constantize
    if handler < Handler
      handler.new.call(event)
    else
      raise ArgumentError, "#{handler_name} is no handler"
    end
  end
end
