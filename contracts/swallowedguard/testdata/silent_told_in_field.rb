class Upload
  def call(file)
    raise ArgumentError unless file.name.end_with?(".csv")

    import(file)
    @results[:success] = true
  rescue ArgumentError
    @results[:error] = "not a csv"
  ensure
    return @results
  end
end
