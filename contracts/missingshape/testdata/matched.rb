class ReadInCase
  include Sidekiq::Job

  def perform(text)
    case event = JSON.parse(text, symbolize_names: true)
    in data: { type: "events", attributes: { payload: String } }
      event[:data][:attributes][:payload].strip
    end
  end
end

class ReadBelow
  include Sidekiq::Job

  def perform(text)
    event = JSON.parse(text, symbolize_names: true)
    event => { data: { name: String } }
    event[:data][:name].strip
  end
end

class ReadAbove
  include Sidekiq::Job

  def perform(text)
    event = JSON.parse(text, symbolize_names: true) # want missing-shape event @warning
    name = event[:data].strip
    case event
    in data: String
      name
    end
  end
end

class ReadAnything
  include Sidekiq::Job

  def perform(text)
    case event = JSON.parse(text, symbolize_names: true) # want missing-shape event @warning
    in anything
      event[:data].strip
    end
  end
end
