class ReportError
  def call(message, raise: false)
    logger.error(message)
    raise(message.to_s) if raise
  end
end

class CheckName
  def call(name)
    raise ArgumentError, "name is required" if name.nil?

    name.strip
  end
end

class Withdraw
  def call
    CheckName.new.call(nil) # want violated-precondition
    ReportError.new.call("no mentor")
    ReportError.new.call("no mentor", raise: true)
  end
end
