interface FindAccessRequest {
  ids: string[];
}

export class AccessController {
  @GrpcMethod('AccessService')
  async findAccess(request: FindAccessRequest): Promise<number> {
    return request.ids.map((id) => id.length).length;
  }
}
