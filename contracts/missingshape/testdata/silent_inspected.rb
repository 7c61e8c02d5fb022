class AssignNumbers
  def call(result)
    response = JSON.parse(result.body)
    raise_response_errors(response)
    response["numbers"].first
  end

  def bare(result)
    response = JSON.parse(result.body) # want missing-shape
    log(response)
    response["numbers"].first
  end
end
