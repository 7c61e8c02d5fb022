class Receive
  def caught(payload)
    payload => { sku: String => sku }
    Stock.find_by!(sku: sku)
  rescue NoMatchingPatternError
    Failure(:payload)
  end

  def with_else(event)
    case event
    in { type: "paid" } then paid!
    else raise ArgumentError, "event is unknown"
    end
  end

  def any(event)
    event => whole
    case event
    in { type: "paid" } then paid!
    in other then ignore(other)
    end
  end

  def asked(payload)
    (payload in { sku: String => sku }) or raise ArgumentError, "payload has no sku"
    Stock.find_by!(sku: sku)
  end

  def result
    settings = load
    settings => { host: String => host }
    host
  end
end
