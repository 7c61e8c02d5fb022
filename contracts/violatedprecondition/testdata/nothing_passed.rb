class Export
  def self.call(rows, format: nil)
    raise ArgumentError, "format is required" if format.nil?

    rows.to_s + format
  end
end

class Nightly
  def call(rows)
    Export.call(rows) # want violated-precondition format @error
    Export.call(rows, format: "csv")
    Export.call(rows, **options)
  end
end

# Ruby 2 takes a hash in the place of the last argument for the keywords.
class Defaults
  def call(rows, options = {})
    settings = { format: nil }.merge!(options)
    Export.call(rows, settings)
  end
end
